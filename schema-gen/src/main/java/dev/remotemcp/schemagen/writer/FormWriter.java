package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.remotemcp.schemagen.model.Form;
import dev.remotemcp.schemagen.model.Property;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the method that reads a form, and the record behind a form that is an interface. */
final class FormWriter {
    /** What Java does not allow as the name of a record's component. */
    private static final List<String> NO_COMPONENTS =
            List.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final DecoderWriter decoder;

    FormWriter(Members members) {
        this.decoder = new DecoderWriter(members, false);
    }

    /**
     * The reader.
     *
     * @param type the form
     * @param made the record to make: the form itself, or the one behind it
     */
    MethodSpec reader(Form form, ClassName type, ClassName made, String name) {
        List<Property> properties = form.definition().properties();
        NameAllocator names = new NameAllocator();
        names.newName("arguments");
        for (Property property : properties) {
            names.newName(property.javaName(), property);
        }
        CodeBlock values = properties.stream()
                .map(property -> CodeBlock.of("$N", names.get(property)))
                .collect(CodeBlock.joining(", "));
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .returns(type)
                .addParameter(Runtime.ARGUMENTS, "arguments")
                .addCode(decoder.decode(properties, names))
                .addStatement("return new $T($L)", made, values)
                .build();
    }

    /** The record that implements an interface: a component per field, and an accessor where it is named otherwise. */
    static TypeSpec implementation(Form form, Form.Contract contract, ClassName type, ClassName made) {
        List<Property> properties = form.definition().properties();
        NameAllocator components = components(properties, contract);
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        TypeSpec.Builder spec = TypeSpec.recordBuilder(made)
                .addJavadoc("What the user entered.\n")
                .addModifiers(Modifier.PRIVATE)
                .addSuperinterface(type);
        for (int i = 0; i < properties.size(); i++) {
            String component = components.get(properties.get(i));
            String accessor = contract.accessors().get(i);
            TypeName java = JavaTypes.of(properties.get(i).use().type());
            constructor.addParameter(java, component);
            if (!component.equals(accessor)) {
                spec.addMethod(MethodSpec.methodBuilder(accessor)
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(java)
                        .addStatement("return $N", component)
                        .build());
            }
        }
        return spec.recordConstructor(constructor.build()).build();
    }

    // A component brings an accessor of its name, which must not implement or override another method.
    private static NameAllocator components(List<Property> properties, Form.Contract contract) {
        NameAllocator names = new NameAllocator();
        NO_COMPONENTS.forEach(names::newName);
        contract.others().stream()
                .filter(other -> !NO_COMPONENTS.contains(other))
                .forEach(names::newName);
        for (int i = 0; i < properties.size(); i++) {
            if (contract.accessors().get(i).equals(properties.get(i).javaName())) {
                names.newName(properties.get(i).javaName(), properties.get(i));
            }
        }
        for (int i = 0; i < properties.size(); i++) {
            if (!contract.accessors().get(i).equals(properties.get(i).javaName())) {
                names.newName(properties.get(i).javaName(), properties.get(i));
            }
        }
        return names;
    }
}
