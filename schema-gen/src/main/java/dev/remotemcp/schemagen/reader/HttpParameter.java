package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.jackson.OwnAnnotations;
import dev.remotemcp.schemagen.model.Parameter;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ParameterElement;
import java.util.List;
import java.util.Optional;

/**
 * What Micronaut's HTTP annotations and types say about a parameter of a method that is a route as well.
 *
 * @param name the argument's name, if the annotation gives one
 * @param defaultText the default that the annotation gives
 * @param reason why no tool call has a value for it, with the mend; empty if it is an argument
 * @param absent what is passed in place of such a value, if there may be none
 */
record HttpParameter(Optional<String> name, Optional<String> defaultText, String reason, Optional<Parameter> absent) {
    private static final String BINDABLE = "io.micronaut.core.bind.annotation.Bindable";

    /** The annotations of what a client could as well send as an argument. */
    private static final List<String> ARGUMENTS = List.of("QueryValue", "PathVariable", "Body");

    /** The annotations of what only HTTP has; a header is always in the container of the repeatable annotation. */
    private static final List<String> PARTS =
            List.of("Headers", "CookieValue", "RequestAttribute", "Part", "RequestBean");

    private static final List<String> REQUEST_TYPES = List.of(
            "io.micronaut.http.HttpRequest",
            "io.micronaut.http.HttpHeaders",
            "io.micronaut.http.HttpParameters",
            "io.micronaut.http.BasicAuth",
            "io.micronaut.http.cookie.Cookie",
            "io.micronaut.http.cookie.Cookies",
            "io.micronaut.http.multipart.FileUpload",
            "io.micronaut.session.Session");

    /** Reads a parameter; empty if nothing about it is of HTTP. */
    static Optional<HttpParameter> of(ParameterElement parameter) {
        AnnotationMetadata annotations = OwnAnnotations.of(parameter);
        for (String part : PARTS) {
            if (annotations.hasAnnotation(Names.HTTP_ANNOTATIONS + part)) {
                return Optional.of(partOfRequest(parameter, "@" + part.replace("Headers", "Header")));
            }
        }
        ClassElement type = parameter.getGenericType();
        boolean own = !type.isPrimitive() && !TypeReader.isOfPlatform(type.getName());
        if (own && type.isAssignable("io.micronaut.security.authentication.Authentication")) {
            return Optional.of(unavailable(
                    "it comes from Micronaut's security filter, which does not see tool calls: take java.security.Principal",
                    Optional.empty()));
        }
        for (String requestType : REQUEST_TYPES) {
            if (own && type.isAssignable(requestType)) {
                return Optional.of(partOfRequest(parameter, "it"));
            }
        }
        if (ARGUMENTS.stream().anyMatch(argument -> annotations.hasAnnotation(Names.HTTP_ANNOTATIONS + argument))) {
            return Optional.of(new HttpParameter(
                    parameter.stringValue(BINDABLE).filter(text -> !text.isEmpty()),
                    parameter.stringValue(BINDABLE, "defaultValue"),
                    "",
                    Optional.empty()));
        }
        return Optional.empty();
    }

    /** Whether no tool call has a value for it. */
    boolean unavailable() {
        return !reason.isEmpty();
    }

    private static HttpParameter partOfRequest(ParameterElement parameter, String what) {
        ClassElement type = parameter.getGenericType();
        String reason = what + " is part of an HTTP request, which a tool call has not: "
                + (type.isPrimitive() ? "" : "make it @Nullable, or ")
                + "move what the tool does to a method without it, and call that from both";
        if (type.getName().equals("java.util.Optional")) {
            return unavailable(reason, Optional.of(new Parameter.Absent(true)));
        }
        boolean nullable = TypeReader.nullable(parameter) || TypeReader.nullable(type.getTypeAnnotationMetadata());
        return unavailable(reason, nullable ? Optional.of(new Parameter.Absent(false)) : Optional.empty());
    }

    private static HttpParameter unavailable(String reason, Optional<Parameter> absent) {
        return new HttpParameter(Optional.empty(), Optional.empty(), reason, absent);
    }
}
