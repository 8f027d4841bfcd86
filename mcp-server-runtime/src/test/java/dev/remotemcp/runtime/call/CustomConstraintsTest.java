package dev.remotemcp.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.remotemcp.runtime.call.OwnConstraints.HasParity;
import dev.remotemcp.runtime.call.OwnConstraints.Parity;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Singleton;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CustomConstraintsTest {
    @Constraint(validatedBy = Keeper.class)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Kept {
        int value() default 0;

        String message() default "";
    }

    @Singleton
    static class Keeper implements ConstraintValidator<Kept, String> {
        @Override
        public void initialize(Kept annotation) {}

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return true;
        }
    }

    private static final class Marked {
        @HasParity(
                value = Parity.ODD,
                except = {1, 2})
        private int marked;
    }

    private static ApplicationContext beans;
    private static CustomConstraints customs;

    @BeforeAll
    static void start() {
        beans = ApplicationContext.run();
        customs = beans.getBean(CustomConstraints.class);
    }

    @AfterAll
    static void stop() {
        beans.close();
    }

    @Test
    void aTypeWithoutValidatorIsRefusedAtStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> customs.of(HasParity.class, Map.of("value", "ODD"), String.class, Map.of()))
                .withMessage("No ConstraintValidator of @" + HasParity.class.getName()
                        + " is for java.lang.String; name one in @Constraint(validatedBy = …) or make it a bean");
    }

    @Test
    void oneBeanCannotKeepTwoAnnotations() {
        customs.of(Kept.class, Map.of("value", 1), String.class, Map.of());
        customs.of(Kept.class, Map.of("value", 1), String.class, Map.of());

        assertThatIllegalStateException()
                .isThrownBy(() -> customs.of(Kept.class, Map.of("value", 2), String.class, Map.of()))
                .withMessageEndingWith("but keeps what it is initialized with: give it @Prototype");
    }

    @Test
    void anAnnotationMadeHereIsEqualToOneOfTheCompiler() throws Exception {
        HasParity real = Marked.class.getDeclaredField("marked").getAnnotation(HasParity.class);
        HasParity made = AnnotationInstance.of(HasParity.class, Map.of("value", "ODD", "except", List.of(1, 2)));

        assertThat(made).isEqualTo(real).hasSameHashCodeAs(real);
        assertThat(real).isEqualTo(made);
        assertThat(made.annotationType()).isEqualTo(HasParity.class);
        assertThat(made.toString()).startsWith("@" + HasParity.class.getName()).contains("except=[1, 2]", "value=ODD");
        assertThat(AnnotationInstance.of(HasParity.class, Map.of("value", "EVEN")))
                .isNotEqualTo(real);
        made.except()[0] = 9;
        assertThat(made.except()).containsExactly(1, 2);
    }
}
