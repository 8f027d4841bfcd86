package dev.remotemcp.schemagen.jackson;

import dev.remotemcp.schemagen.jackson.Accessor.Kind;
import io.micronaut.annotation.processing.visitor.JavaNativeElement;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ConstructorElement;
import io.micronaut.inject.ast.Element;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.FieldElement;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.ast.ParameterElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * A record of which Jackson makes nothing but its components: most are, and by the whole of Jackson's rules each would
 * take several times as long to read.
 */
final class PlainRecord {
    /** Annotations that Jackson knows nothing of. */
    private static final List<String> FOREIGN = List.of("java.lang.", "jakarta.validation.", "org.jspecify.");

    private PlainRecord() {}

    /** Its components, unless anything in it could make Jackson do more or less with them. */
    static Optional<Bean.Properties> of(ClassElement type, boolean written) {
        if (!type.isRecord()
                || !(type.getNativeType() instanceof JavaNativeElement.Class source)
                || !isPlain(source.element())) {
            return Optional.empty();
        }
        List<FieldElement> fields = CanonicalConstructor.components(type);
        List<ConstructorElement> constructors = type.getEnclosedElements(ElementQuery.CONSTRUCTORS);
        ParameterElement[] parameters = constructors.getFirst().getParameters();
        Map<String, MethodElement> accessors = new HashMap<>();
        for (MethodElement method : type.getEnclosedElements(ElementQuery.ALL_METHODS.onlyDeclared())) {
            if (!method.hasParameters()) {
                accessors.put(method.getName(), method);
            }
        }
        List<BeanProperty> properties = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            MethodElement accessor = accessors.get(fields.get(i).getName());
            // The class files of records may have lost the names of parameters.
            if (accessor == null || !parameters[i].getName().equals(accessor.getName())) {
                return Optional.empty();
            }
            properties.add(property(parameters[i], fields.get(i), accessor, written));
        }
        return Optional.of(new Bean.Properties(List.copyOf(properties), Optional.empty(), List.of()));
    }

    private static BeanProperty property(
            ParameterElement parameter, FieldElement field, MethodElement method, boolean written) {
        List<Accessor> getters = List.of(accessor(Kind.GETTER, method), accessor(Kind.FIELD, field));
        return new BeanProperty(
                field.getName(),
                field.getName(),
                written ? getters.getFirst() : accessor(Kind.PARAMETER, parameter),
                getters,
                new Marks(written ? List.of(method, field, parameter) : List.of(parameter, field, method)));
    }

    private static Accessor accessor(Kind kind, Element element) {
        return new Accessor(
                kind, element, new Marks(List.of(element)), List.of(), false, Optional.empty(), true, false);
    }

    private static boolean isPlain(TypeElement type) {
        List<ExecutableElement> constructors = ElementFilter.constructorsIn(type.getEnclosedElements());
        return type.getInterfaces().isEmpty()
                && constructors.size() == 1
                && constructors.getFirst().getParameters().size()
                        == type.getRecordComponents().size()
                && constructors.getFirst().getParameters().stream().allMatch(PlainRecord::isUnmarked)
                && isUnmarked(type)
                && type.getEnclosedElements().stream()
                        .filter(member -> !member.getKind().isDeclaredType()
                                || member.getKind().isField())
                        .allMatch(member -> isUnmarked(member) && addsNothing(member, type));
    }

    private static boolean isUnmarked(javax.lang.model.element.Element element) {
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            String name = annotation.getAnnotationType().toString();
            if (FOREIGN.stream().noneMatch(name::startsWith)) {
                return false;
            }
        }
        return true;
    }

    // A method that looks like the getter of something that is no component.
    private static boolean addsNothing(javax.lang.model.element.Element member, TypeElement type) {
        String name = member.getSimpleName().toString();
        boolean looksLikeGetter = member instanceof ExecutableElement method
                && method.getParameters().isEmpty()
                && !method.getModifiers().contains(Modifier.STATIC)
                && (Names.behind("get", name).isPresent()
                        || Names.behind("is", name).isPresent());
        return !looksLikeGetter
                || type.getRecordComponents().stream()
                        .anyMatch(component -> component.getSimpleName().contentEquals(name));
    }
}
