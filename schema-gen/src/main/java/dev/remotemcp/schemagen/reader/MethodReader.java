package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.jackson.OwnAnnotations;
import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.Facts;
import dev.remotemcp.schemagen.model.Handler;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Origin;
import dev.remotemcp.schemagen.model.Output;
import dev.remotemcp.schemagen.model.Parameter;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import io.micronaut.core.annotation.AnnotationClassValue;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.ast.ParameterElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads annotated methods. */
final class MethodReader {
    private final TypeReader types;
    private final OutputReader outputs;

    MethodReader(TypeReader inputs, TypeReader outputs) {
        this.types = inputs;
        this.outputs = new OutputReader(outputs);
    }

    /** One handler for each of the method's annotations. */
    List<Handler> read(MethodElement method) {
        Javadoc doc = doc(method);
        List<Handler> handlers = new ArrayList<>();
        method.findAnnotation(Names.TOOL).ifPresent(a -> handlers.add(tool(method, doc, a)));
        method.findAnnotation(Names.RESOURCE).ifPresent(a -> handlers.add(resource(method, doc, a)));
        method.findAnnotation(Names.PROMPT).ifPresent(a -> handlers.add(prompt(method, doc, a)));
        method.findAnnotation(Names.COMPLETION).ifPresent(a -> handlers.add(completion(method, doc, a)));
        return handlers;
    }

    private Handler tool(MethodElement method, Javadoc doc, AnnotationValue<?> annotation) {
        return new Handler.Tool(
                read(method, doc, OutputReader.Role.TOOL),
                facts(method, doc, annotation),
                annotation.booleanValue("readOnly"),
                annotation.booleanValue("destructive"),
                annotation.booleanValue("idempotent"),
                annotation.booleanValue("openWorld"),
                AppReader.read(method));
    }

    private Handler resource(MethodElement method, Javadoc doc, AnnotationValue<?> annotation) {
        return new Handler.Resource(
                read(method, doc, OutputReader.Role.RESOURCE),
                facts(method, doc, annotation),
                annotation.stringValue("uri").orElse(""),
                annotation.stringValue("mimeType").orElse(""),
                annotation.longValue("size").orElse(-1),
                List.of(annotation.stringValues("audience")),
                annotation.doubleValue("priority").orElse(-1),
                annotation.longValue("ttlMs").orElse(-1),
                annotation.booleanValue("cachePublic").orElse(false));
    }

    private Handler prompt(MethodElement method, Javadoc doc, AnnotationValue<?> annotation) {
        return new Handler.Prompt(read(method, doc, OutputReader.Role.PROMPT), facts(method, doc, annotation));
    }

    private Handler completion(MethodElement method, Javadoc doc, AnnotationValue<?> annotation) {
        Handler.Method read = read(method, doc, OutputReader.Role.COMPLETION);
        return new Handler.Completion(
                read,
                annotation.stringValue("prompt").orElse(""),
                annotation.stringValue("resource").orElse(""),
                annotation.stringValue("argument").orElse(""));
    }

    private Handler.Method read(MethodElement method, Javadoc doc, OutputReader.Role role) {
        List<Parameter> parameters = new ArrayList<>();
        for (ParameterElement parameter : method.getParameters()) {
            Parameter read = parameter(parameter, doc);
            parameters.add(role == OutputReader.Role.COMPLETION ? typed(read) : read);
        }
        Output output = outputs.read(
                method.getGenericReturnType(),
                role,
                TypeReader.nullable(method.getAnnotationMetadata()),
                nullMarked(method));
        List<String> obstacles = obstacles(method);
        ExecutionReader.obstacle(method, output).ifPresent(obstacles::add);
        return new Handler.Method(
                method.getName(),
                method.isStatic(),
                ExecutionReader.read(method),
                method.getThrownTypes().length > 0,
                List.copyOf(parameters),
                output,
                DemandsReader.read(method),
                List.copyOf(obstacles),
                new Origin(method));
    }

    private static boolean nullMarked(MethodElement method) {
        return PropertyReader.nullMarked(method.getDeclaringType());
    }

    /** What a completion receives may not have been typed or chosen yet: it is then empty. */
    private static Parameter typed(Parameter parameter) {
        if (parameter instanceof Parameter.Argument(Property property)
                && property.required()
                && property.use().type() instanceof JsonType.Scalar(ScalarKind kind, boolean _)
                && kind == ScalarKind.STRING) {
            return new Parameter.Argument(property.withDefault(""));
        }
        return parameter;
    }

    private static List<String> obstacles(MethodElement method) {
        List<String> obstacles = new ArrayList<>();
        if (method.isPrivate()) {
            obstacles.add("is private, so that generated code cannot call it: make it package-private");
        }
        if (method.isAbstract()) {
            obstacles.add("is abstract: put the annotation on the method that implements it, in a concrete class");
        }
        HttpProtection.of(method)
                .ifPresent(
                        protection -> obstacles.add("is protected by " + protection + ", which holds for HTTP only, so"
                                + " that every tool call would pass it by: move what the tool does to a class without it, and say"
                                + " with @RequiresScope or @RequiresRole who may call the tool"));
        if (!method.getDeclaredTypeVariables().isEmpty()) {
            obstacles.add("has type variables, which have no schema: name the types");
        }
        return obstacles;
    }

    private Parameter parameter(ParameterElement parameter, Javadoc doc) {
        ClassElement type = parameter.getGenericType();
        if (type.getName().equals(Names.CONTEXT)) {
            return new Parameter.Context();
        }
        if (isPrincipal(type)) {
            return new Parameter.Caller(kind(type), false, isNullable(parameter, type));
        }
        Optional<ClassElement> content = type.getName().equals("java.util.Optional")
                ? type.getFirstTypeArgument().filter(MethodReader::isPrincipal)
                : Optional.empty();
        if (content.isPresent()) {
            return new Parameter.Caller(kind(content.get()), true, false);
        }
        List<String> injected = OwnAnnotations.of(parameter).getAnnotationNamesByStereotype(Names.INJECTED);
        if (!injected.isEmpty()) {
            return injected(parameter, injected.getFirst());
        }
        Optional<HttpParameter> http = HttpParameter.of(parameter);
        if (http.isPresent() && http.get().unavailable()) {
            return http.get().absent().orElseGet(() -> unavailable(parameter, http.get()));
        }
        return new Parameter.Argument(argument(parameter, doc, http));
    }

    /** Who calls is never for the client to say, whatever class says it; Micronaut's own ones are of HTTP only. */
    private static boolean isPrincipal(ClassElement type) {
        return !type.isArray()
                && type.isAssignable(Names.PRINCIPAL)
                && !type.getName().startsWith(Names.MICRONAUT);
    }

    private static Optional<ClassRef> kind(ClassElement principal) {
        return Optional.of(principal.getName())
                .filter(name -> !name.equals(Names.PRINCIPAL))
                .map(ClassRef::of);
    }

    private static Parameter unavailable(ParameterElement parameter, HttpParameter http) {
        JsonType.Unbindable type =
                new JsonType.Unbindable(TypeReader.display(parameter.getGenericType()), http.reason());
        return new Parameter.Argument(new Property(
                parameter.getName(),
                parameter.getName(),
                Optional.empty(),
                Use.of(type),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                false,
                new Origin(parameter)));
    }

    private static boolean isNullable(ParameterElement parameter, ClassElement type) {
        return TypeReader.nullable(parameter) || TypeReader.nullable(type.getTypeAnnotationMetadata());
    }

    private Property argument(ParameterElement parameter, Javadoc doc, Optional<HttpParameter> http) {
        Annotated annotated = new Annotated(List.of(parameter));
        Use use = elsewhere(parameter)
                .map(annotation -> Use.of(new JsonType.Unbindable(
                        TypeReader.display(parameter.getType()),
                        "@" + annotation
                                + " on a parameter tells Jackson nothing: put it on a component of a record, and"
                                + " take that")))
                .orElseGet(() -> types.use(parameter.getGenericType(), parameter));
        Arg arg = Arg.of(annotated);
        Optional<String> defaultText = arg.defaultText().or(() -> http.flatMap(HttpParameter::defaultText));
        boolean required =
                arg.required() && !use.mustBeAbsent() && !use.optional() && !use.nullable() && defaultText.isEmpty();
        return new Property(
                        parameter.getName(),
                        arg.name().or(() -> http.flatMap(HttpParameter::name)).orElse(parameter.getName()),
                        Optional.empty(),
                        arg.inHeader(use),
                        arg.title(),
                        arg.description()
                                .or(() -> Optional.ofNullable(doc.params().get(parameter.getName()))),
                        required,
                        defaultText,
                        arg.header(),
                        arg.enumNames(),
                        new Origin(parameter))
                .withExtras(arg.extras());
    }

    /** An annotation that counts on properties only. */
    private static Optional<String> elsewhere(ParameterElement parameter) {
        return Stream.of("JsonFormat", "JsonTypeInfo", "JsonUnwrapped")
                .filter(annotation -> OwnAnnotations.of(parameter).hasAnnotation(Names.JACKSON + annotation))
                .findFirst();
    }

    private static Parameter injected(ParameterElement parameter, String annotation) {
        ClassElement type = parameter.getType();
        List<Parameter.Member> members = new ArrayList<>();
        parameter
                .findAnnotation(annotation)
                .ifPresent(found -> found.getValues()
                        .forEach((name, value) -> members.add(new Parameter.Member(name.toString(), plain(value)))));
        members.sort(Comparator.comparing(Parameter.Member::name));
        return new Parameter.Injected(
                parameter.getName(),
                ClassRef.of(type.getName()).canonicalName().replaceFirst("^java\\.lang\\.(?=[A-Z]\\w*$)", "")
                        + "[]".repeat(type.getArrayDimensions()),
                ClassRef.of(type.getName()),
                type.isPrimitive(),
                ClassRef.of(annotation),
                List.copyOf(members));
    }

    private static Object plain(Object value) {
        return switch (value) {
            case AnnotationClassValue<?> type -> type.getName();
            case Object[] values ->
                Arrays.stream(values).map(MethodReader::plain).toList();
            case Boolean bool -> bool;
            case Number number -> number;
            default -> value.toString();
        };
    }

    // As Javadoc has it: a method without a comment, or one that asks for it, has that of the method it overrides.
    private static Javadoc doc(MethodElement method) {
        Optional<String> own = method.getDocumentation();
        if (own.isPresent() && !own.get().contains("{@inheritDoc}")) {
            return Javadoc.parse(own);
        }
        Javadoc inherited = method.getOverriddenMethods().stream()
                .flatMap(overridden -> overridden.getDocumentation().stream())
                .findFirst()
                .map(Javadoc::parse)
                .orElse(Javadoc.NONE);
        return Javadoc.parse(own).inheriting(inherited);
    }

    private static Optional<String> described(MethodElement method, Javadoc doc) {
        return Javadoc.withDeprecation(
                doc.description(),
                method.getMethodAnnotationMetadata().hasAnnotation("java.lang.Deprecated"),
                doc.deprecated());
    }

    private static Facts facts(MethodElement method, Javadoc doc, AnnotationValue<?> annotation) {
        Optional<String> name = annotation.stringValue("name").filter(text -> !text.isEmpty());
        return new Facts(
                name.orElse(method.getName()),
                name.isPresent(),
                annotation.stringValue("title").filter(text -> !text.isEmpty()),
                annotation
                        .stringValue("description")
                        .filter(text -> !text.isEmpty())
                        .or(() -> described(method, doc)),
                annotation.getAnnotations("icons").stream()
                        .map(MethodReader::icon)
                        .toList(),
                annotation.getAnnotations("meta").stream()
                        .map(MethodReader::meta)
                        .toList());
    }

    private static Facts.Icon icon(AnnotationValue<?> annotation) {
        return new Facts.Icon(
                annotation.stringValue("src").orElse(""),
                annotation.stringValue("mimeType").orElse(""),
                List.of(annotation.stringValues("sizes")),
                annotation.stringValue("theme").orElse(""));
    }

    private static Facts.Meta meta(AnnotationValue<?> annotation) {
        return new Facts.Meta(
                annotation.stringValue("key").orElse(""),
                annotation.stringValue("json").orElse(""));
    }

    /** Whether any of the four annotations is on a method. */
    static boolean isHandler(AnnotationMetadata method) {
        return method.hasAnnotation(Names.TOOL)
                || method.hasAnnotation(Names.RESOURCE)
                || method.hasAnnotation(Names.PROMPT)
                || method.hasAnnotation(Names.COMPLETION);
    }
}
