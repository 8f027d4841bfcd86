package dev.remotemcp.runtime.call;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.ElementType.TYPE_USE;

import io.micronaut.context.annotation.Prototype;
import jakarta.inject.Singleton;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;

/** Constraints as an application declares them. */
final class OwnConstraints {
    private OwnConstraints() {}

    enum Parity {
        EVEN,
        ODD
    }

    /** Checked by a validator for each of several types; made by its constructor. */
    @Constraint(validatedBy = {ParityOfNumber.class, ParityOfSize.class})
    @Repeatable(HasParity.Several.class)
    @Retention(RetentionPolicy.RUNTIME)
    @Target({PARAMETER, TYPE_USE, RECORD_COMPONENT, ANNOTATION_TYPE})
    @interface HasParity {
        Parity value();

        long[] except() default {};

        String message() default "must be {value} but for {except}";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        @Retention(RetentionPolicy.RUNTIME)
        @Target({PARAMETER, TYPE_USE, RECORD_COMPONENT, ANNOTATION_TYPE})
        @interface Several {
            HasParity[] value();
        }
    }

    static class ParityOfNumber implements ConstraintValidator<HasParity, Number> {
        private HasParity rule;

        @Override
        public void initialize(HasParity annotation) {
            rule = annotation;
        }

        @Override
        public boolean isValid(Number value, ConstraintValidatorContext context) {
            for (long exception : rule.except()) {
                if (value.longValue() == exception) {
                    return true;
                }
            }
            return value.longValue() % 2 == rule.value().ordinal();
        }
    }

    private static final class ParityOfSize implements ConstraintValidator<HasParity, Collection<?>> {
        private Parity parity;

        @Override
        public void initialize(HasParity annotation) {
            parity = annotation.value();
        }

        @Override
        public boolean isValid(Collection<?> value, ConstraintValidatorContext context) {
            return value.size() % 2 == parity.ordinal();
        }
    }

    /** Served by a bean that gets other beans. */
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @Target({PARAMETER, TYPE_USE})
    @interface OnShelf {
        String shelf() default "novels";

        String message() default "{own.on-shelf}";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Singleton
    static class Shelves {
        boolean has(String shelf, String title) {
            return title.startsWith(shelf.substring(0, 1));
        }
    }

    @Prototype
    static class OnShelfValidator implements ConstraintValidator<OnShelf, String> {
        private final Shelves shelves;
        private String shelf = "";

        OnShelfValidator(Shelves shelves) {
            this.shelves = shelves;
        }

        @Override
        public void initialize(OnShelf annotation) {
            shelf = annotation.shelf();
        }

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return shelves.has(shelf, value);
        }
    }

    /** Composed, each part with its own message. */
    @NotBlank
    @Size(max = 4)
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @Target({PARAMETER, TYPE_USE})
    @interface ShortName {
        @OverridesAttribute(constraint = Size.class, name = "max")
        int atMost() default 5;

        String message() default "never said";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** Composed of a composed one, a pattern and a validator's, with one message. */
    @ShortName(atMost = 8)
    @Pattern(regexp = "[A-Z].*")
    @ReportAsSingleViolation
    @Constraint(validatedBy = NoPalindrome.class)
    @Retention(RetentionPolicy.RUNTIME)
    @Target({PARAMETER, TYPE_USE, METHOD})
    @interface CityName {
        String message() default "must be the name of a city in {country}";

        String country() default "Norway";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    static class NoPalindrome implements ConstraintValidator<CityName, CharSequence> {
        @Override
        public boolean isValid(CharSequence value, ConstraintValidatorContext context) {
            return !new StringBuilder(value).reverse().toString().equalsIgnoreCase(value.toString());
        }
    }

    /** For a value as a whole. */
    @Constraint(validatedBy = InOrderValidator.class)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(TYPE)
    @interface InOrder {
        String message() default "must end after it begins";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    interface Interval {
        LocalDate from();

        LocalDate to();

        Set<String> tags();
    }

    static class InOrderValidator implements ConstraintValidator<InOrder, Interval> {
        @Override
        public boolean isValid(Interval value, ConstraintValidatorContext context) {
            if (!value.tags().isEmpty()) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("{own.reserved} \\{{value}\\}")
                        .addPropertyNode("tags")
                        .addContainerElementNode("<iterable element>", Set.class, 0)
                        .inIterable()
                        .atIndex(0)
                        .addConstraintViolation();
                return false;
            }
            if (value.to().getYear() == 1) {
                context.buildConstraintViolationWithTemplate("is too long ago")
                        .addPropertyNode("to")
                        .addPropertyNode("year")
                        .addConstraintViolation()
                        .buildConstraintViolationWithTemplate("")
                        .addBeanNode()
                        .addConstraintViolation();
            }
            return !value.to().isBefore(value.from());
        }
    }

    /** Fails on every value. */
    @Constraint(validatedBy = Failing.class)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(PARAMETER)
    @interface Fails {
        String message() default "never said";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    static class Failing implements ConstraintValidator<Fails, String> {
        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            throw new IllegalArgumentException("secret: " + value);
        }
    }
}
