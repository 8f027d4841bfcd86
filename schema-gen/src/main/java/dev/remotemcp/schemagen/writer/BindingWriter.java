package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.remotemcp.schemagen.model.App;
import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Form;
import dev.remotemcp.schemagen.model.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the class that serves an annotated class: it says what there is, and has a method per handler. */
public final class BindingWriter {
    private final Component component;
    private final ClassName user;
    private final ClassName generated;
    private final Members members;

    /**
     * A writer for one class.
     *
     * @param strict whether unknown arguments and properties are refused, as the schemas say then
     */
    public BindingWriter(Component component, boolean strict) {
        this.component = component;
        this.user = JavaTypes.of(component.type());
        this.generated = ClassName.get(component.type().packageName(), component.generatedName());
        this.members = new Members(
                component,
                strict,
                "bindings",
                "server",
                "target",
                "beans",
                "instance",
                "bean",
                "json",
                "file",
                "clock",
                "wiring");
    }

    /** The Java source. */
    public String source() {
        // Names of methods first: they should be the user's own.
        List<String> names = new ArrayList<>();
        for (Handler handler : component.handlers()) {
            names.add(members.name(handler.method().name()));
        }
        String formName = component.form().isPresent() ? members.name("form") : "";
        List<CodeBlock> bindings = new ArrayList<>();
        HandlerWriter handlers = new HandlerWriter(members);
        List<MethodSpec> methods = new ArrayList<>();
        List<TypeSpec> types = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Handler handler = component.handlers().get(i);
            bindings.add(BindingList.binding(handler, names.get(i), component));
            methods.add(handlers.method(handler, names.get(i)));
            if (handler instanceof Handler.Tool tool
                    && tool.app().flatMap(App::view).isPresent()) {
                bindings.add(BindingList.app(tool.facts().name()));
            }
        }
        component.described().forEach(described -> bindings.add(BindingList.described(described, user)));
        if (component.form().isPresent()) {
            Form form = component.form().get();
            bindings.add(BindingList.form(component, formName));
            ClassName made = form.contract().isPresent() ? generated.nestedClass(user.simpleName() + "Record") : user;
            methods.add(new FormWriter(members).reader(form, user, made, formName));
            form.contract().ifPresent(contract -> types.add(FormWriter.implementation(form, contract, user, made)));
        }
        return assemble(bindings, methods, types);
    }

    private String assemble(List<CodeBlock> bindings, List<MethodSpec> methods, List<TypeSpec> types) {
        boolean bean = component.handlers().stream().anyMatch(h -> !h.method().isStatic());
        TypeSpec.Builder type = TypeSpec.classBuilder(generated)
                .addJavadoc("What {@link $T} offers to MCP clients.\n", user)
                .addModifiers(Modifier.FINAL)
                .addSuperinterface(Runtime.GENERATED_SOURCE)
                .addAnnotation(AnnotationSpec.builder(Runtime.GENERATED)
                        .addMember("value", "$S", "dev.remotemcp.schemagen")
                        .build())
                // What is deprecated is offered all the same.
                .addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                        .addMember("value", "{$S, $S}", "deprecation", "removal")
                        .build());
        type.addFields(members.constants());
        if (bean) {
            type.addField(ParameterizedTypeName.get(Runtime.PROVIDER, user), "beans", Modifier.PRIVATE);
        }
        type.addFields(members.fields());
        if (bean && component.singleton()) {
            type.addField(user, "instance", Modifier.PRIVATE, Modifier.VOLATILE);
        }
        if (bean) {
            type.addMethod(beanMethod());
        }
        if (!component.server().equals(Component.DEFAULT_SERVER)) {
            type.addMethod(server());
        }
        type.addMethod(bindingsMethod(bindings, bean));
        methods.forEach(type::addMethod);
        members.methods().forEach(type::addMethod);
        if (bean) {
            type.addMethod(target());
        }
        type.addTypes(types);
        return JavaFile.builder(component.type().packageName(), type.build())
                .indent("    ")
                .skipJavaLangImports(true)
                .build()
                .toString()
                .replace("\r\n", "\n");
    }

    private MethodSpec server() {
        return MethodSpec.methodBuilder("server")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return $S", component.server())
                .build();
    }

    private MethodSpec beanMethod() {
        return MethodSpec.methodBuilder("bean")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(
                        ClassName.get(Optional.class),
                        ParameterizedTypeName.get(
                                ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class))))
                .addStatement("return $T.of($T.class)", Optional.class, user)
                .build();
    }

    private MethodSpec bindingsMethod(List<CodeBlock> bindings, boolean bean) {
        return MethodSpec.methodBuilder("bindings")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Runtime.WIRING, "wiring")
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), Runtime.BINDING))
                .addCode(bean ? CodeBlock.of("beans = wiring.beans($T.class);\n", user) : CodeBlock.of(""))
                .addCode(members.wiring())
                .addCode(
                        component.handlers().stream().allMatch(Handler.Completion.class::isInstance)
                                        && component.form().isEmpty()
                                        && component.described().isEmpty()
                                ? CodeBlock.of("")
                                : CodeBlock.builder()
                                        .addStatement(
                                                "$T file =\n$T.of($T.class.getClassLoader(), $S)",
                                                Runtime.DESCRIPTOR_FILE,
                                                Runtime.DESCRIPTOR_FILE,
                                                generated,
                                                component.type().binaryName())
                                        .build())
                .addCode("return $T.of(\n$>$>$L$<$<);\n", List.class, CodeBlock.join(bindings, ",\n"))
                .build();
    }

    private MethodSpec target() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("target")
                .addModifiers(Modifier.PRIVATE)
                .returns(user);
        if (!component.singleton()) {
            return method.addStatement("return beans.get()").build();
        }
        return method.addStatement("$T found = instance", user)
                .beginControlFlow("if (found == null)")
                .addStatement("found = beans.get()")
                .addStatement("instance = found")
                .endControlFlow()
                .addStatement("return found")
                .build();
    }
}
