package dev.remotemcp.runtime.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.As;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.remotemcp.annotations.McpTool;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tools with classes whose values are of several classes. */
class Variants {
    /** A plane figure. */
    @JsonTypeInfo(use = Id.NAME, property = "type")
    sealed interface Shape permits Circle, Polygon {}

    /**
     * All points at a distance from one.
     *
     * @param radius the distance
     */
    @JsonTypeName("circle")
    record Circle(@Positive double radius) implements Shape {}

    sealed interface Polygon extends Shape permits Rectangle, Triangle {}

    /** Four right angles. */
    @JsonTypeName("rectangle")
    record Rectangle(double width, double height) implements Polygon {}

    @JsonTypeName("triangle")
    record Triangle(List<Double> sides, @Nullable String name) implements Polygon {}

    /** A sum or a number. */
    @JsonTypeInfo(use = Id.SIMPLE_NAME, property = "op")
    sealed interface Expression permits Sum, Value {}

    record Sum(Expression left, Expression right) implements Expression {}

    record Value(int number) implements Expression {}

    @JsonTypeInfo(use = Id.NAME, include = As.WRAPPER_OBJECT)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Mail.class, name = "mail"),
        @JsonSubTypes.Type(value = Call.class, name = "call")
    })
    interface Contact {}

    record Mail(@NotBlank String address) implements Contact {}

    /** A class with setters. */
    static final class Call implements Contact {
        private String number = "";

        public String getNumber() {
            return number;
        }

        public void setNumber(@NotBlank String number) {
            this.number = number;
        }
    }

    @JsonTypeInfo(use = Id.NAME, include = As.WRAPPER_ARRAY)
    sealed interface Step permits Walk {}

    @JsonTypeName("walk")
    record Walk(@Positive int metres) implements Step {}

    @JsonTypeInfo(use = Id.DEDUCTION)
    sealed interface Pet permits Cat, Dog {}

    record Cat(String name, int lives) implements Pet {}

    record Dog(String name, Optional<String> trick, boolean barks) implements Pet {}

    @JsonTypeInfo(use = Id.NAME, property = "kind", defaultImpl = Text.class)
    sealed interface Block permits Text, Picture {}

    @JsonTypeName("text")
    record Text(String text) implements Block {}

    @JsonTypeName("picture")
    record Picture(String url) implements Block {}

    @JsonTypeInfo(use = Id.NAME, include = As.EXISTING_PROPERTY, property = "event", visible = true)
    sealed interface Event permits Started, Ended {}

    @JsonTypeName("started")
    record Started(String event, LocalDate day) implements Event {}

    @JsonTypeName("ended")
    record Ended(String event, int code) implements Event {}

    @JsonTypeInfo(use = Id.NAME, property = "type")
    sealed interface Result<T> permits Success, Failure {}

    @JsonTypeName("success")
    record Success<T>(T value) implements Result<T> {}

    @JsonTypeName("failure")
    record Failure<T>(String reason) implements Result<T> {}

    /** Says nothing about its variants in JSON. */
    sealed interface Answer permits Yes, No, Unsure {}

    record Yes(String why) implements Answer {}

    record No(String reason, int code) implements Answer {}

    enum Unsure implements Answer {
        MAYBE
    }

    sealed interface Plain permits One, Two {}

    record One(int one) implements Plain {}

    record Two(@NotBlank String two) implements Plain {}

    record Holder(
            @JsonTypeInfo(use = Id.SIMPLE_NAME, property = "is")
            Plain plain,

            @JsonTypeInfo(use = Id.SIMPLE_NAME, property = "is")
            List<Plain> more) {}

    @JsonTypeInfo(use = Id.NAME, property = "sort")
    @JsonSubTypes(@JsonSubTypes.Type(value = Special.class, name = "special"))
    static class Base {
        @JsonProperty
        public int size;
    }

    static final class Special extends Base {
        public @Nullable String extra;
    }

    @McpTool
    Shape figure(Shape shape) {
        return shape;
    }

    @McpTool
    Circle circle(Circle circle) {
        return circle;
    }

    @McpTool
    List<Polygon> polygons(List<Polygon> polygons) {
        return polygons;
    }

    @McpTool
    Expression expression(Expression expression) {
        return expression;
    }

    @McpTool
    Map<String, Contact> contacts(Map<String, Contact> contacts) {
        return contacts;
    }

    @McpTool
    List<Step> steps(List<Step> steps) {
        return steps;
    }

    @McpTool
    Pet pet(Pet pet) {
        return pet;
    }

    @McpTool
    Block block(Block block) {
        return block;
    }

    @McpTool
    Event event(Event event) {
        return event;
    }

    @McpTool
    Result<LocalDate> result(Result<LocalDate> result) {
        return result;
    }

    @McpTool
    List<Answer> answers() {
        return List.of(new Yes("so"), new No("not", 1), Unsure.MAYBE);
    }

    @McpTool
    Holder holder(Holder holder) {
        return holder;
    }

    @McpTool
    Base base(Base base) {
        return base;
    }
}
