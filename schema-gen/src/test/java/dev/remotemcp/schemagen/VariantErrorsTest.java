package dev.remotemcp.schemagen;

import org.junit.jupiter.api.Test;

/** Every mistake in values of several classes, enums and forms of scalars that is a compile error. */
class VariantErrorsTest {
    @Test
    void variantsThatNothingInTheJsonTellsApart() {
        check("Tools", """
                class Tools {
                    sealed interface Shape permits Circle {}
                    record Circle(double radius) implements Shape {}
                    interface Animal { String name(); }
                    @McpTool String sealed(Shape shape) { return ""; } // error: The parameter 'shape' cannot be bound to Shape: nothing in its JSON says which of its variants is meant: put @JsonTypeInfo(use = Id.NAME, property = "type") on Shape, and @JsonTypeName on the variants
                    @McpTool Shape written() { return new Circle(1); }
                    @McpTool String open(Animal animal) { return ""; } // error: The parameter 'animal' cannot be bound to Animal: it is abstract, so that Jackson cannot make one: take a class that can be made, or name one with @JsonDeserialize(as = …)
                }
                """);
    }

    @Test
    void namesOfVariantsThatTheSchemaCannotFollow() {
        check("Tools", """
                class Tools {
                    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) sealed interface A permits A1 {}
                    record A1(int a) implements A {}
                    @JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS) sealed interface B permits B1 {}
                    record B1(int a) implements B {}
                    @JsonTypeInfo(use = JsonTypeInfo.Id.CUSTOM) sealed interface C permits C1 {}
                    record C1(int a) implements C {}
                    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) interface D {}
                    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) sealed interface E permits E1 {}
                    enum E1 implements E { X }
                    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) @JsonTypeName("f") sealed interface F permits F1 {}
                    record F1(int a) implements F {}
                    record Plain(int x) {}
                    record Holder(@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY, property = "is") Plain plain) {} // error: The component 'plain' cannot be bound to Plain: the schema cannot tie a value to a property beside it, as As.EXTERNAL_PROPERTY wants: use As.PROPERTY
                    @McpTool String a(A a) { return ""; } // error: The parameter 'a' cannot be bound to A: @JsonTypeInfo(use = Id.CLASS) would let clients name any class of the server: use Id.NAME
                    @McpTool String b(B b) { return ""; } // error: The parameter 'b' cannot be bound to B: @JsonTypeInfo(use = Id.MINIMAL_CLASS) would let clients name any class of the server: use Id.NAME
                    @McpTool String c(C c) { return ""; } // error: The parameter 'c' cannot be bound to C: the ids of @JsonTypeInfo(use = Id.CUSTOM) are not known at compile time: use Id.NAME
                    @McpTool String d(D d) { return ""; } // error: The parameter 'd' cannot be bound to D: it has @JsonTypeInfo but no variants: make it sealed, or name them in @JsonSubTypes
                    @McpTool String e(E e) { return ""; } // error: The variant E1 of E cannot be bound to E1: an enum has no properties that could say which variant it is: make it a record
                    @McpTool String f(F f) { return ""; } // error: The variant F1 of F cannot be bound to F1: Jackson would write the @JsonTypeName of what it extends, and not read it back: give it one of its own
                    @McpTool String g(Holder holder) { return ""; }
                    @McpTool A h() { return new A1(1); } // error: The return type of 'h' cannot be bound to A: @JsonTypeInfo(use = Id.CLASS) would let clients name any class of the server: use Id.NAME
                }
                """);
    }

    @Test
    void propertiesOfVariantsThatAreInTheWay() {
        check("Tools", """
                class Tools {
                    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type") sealed interface A permits A1 {}
                    record A1(String type) implements A {} // error: The component 'type' cannot be bound to the property 'type': @JsonTypeInfo takes the property of that name for itself: add visible = true, or rename one
                    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type") sealed interface B permits B1 {}
                    record B1(String type) implements B {} // error: The component 'type' cannot be bound to the property 'type': @JsonTypeInfo writes a property of the same name as well: use As.EXISTING_PROPERTY, or rename one
                    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION) sealed interface C permits C1, C2 {}
                    record C1(int one) implements C {}
                    record C2(int one, int two) implements C {}
                    @McpTool String a(A a) { return ""; }
                    @McpTool B b() { return new B1(""); }
                    @McpTool String c(C c) { return ""; } // error: The variant C1 of C cannot be bound to C1: Id.DEDUCTION cannot tell it from C2, which has all its required properties: give it one of its own, or use Id.NAME
                }
                """);
    }

    @Test
    void enumsWhoseValuesAreNotKnown() {
        check("Tools", """
                class Tools {
                    enum Computed { A; @JsonValue String code() { return name().toLowerCase(); } }
                    enum Twice { A("x"), B("x"); @JsonValue final String code; Twice(String code) { this.code = code; } }
                    @JsonFormat(shape = JsonFormat.Shape.OBJECT) enum Objects { A }
                    @JsonFormat(shape = JsonFormat.Shape.NUMBER) enum Numbers { A }
                    enum Made { A; @JsonCreator static Made of(int number) { return A; } }
                    @McpTool String a(Computed computed) { return ""; } // error: The parameter 'computed' cannot be bound to Computed: the values of @JsonValue are not known at compile time: give each constant a literal that code returns as it is, or put @JsonProperty on the constants instead
                    @McpTool String b(Twice twice) { return ""; } // error: The parameter 'twice' cannot be bound to Twice: two of its constants are 'x' in JSON: rename one of them
                    @McpTool String c(Objects objects) { return ""; } // error: The parameter 'objects' cannot be bound to Objects: @JsonFormat(shape = OBJECT) makes objects of its constants, which cannot be read back: use @JsonValue, or make it a record
                    @McpTool String d(Numbers numbers) { return ""; } // error: The parameter 'numbers' cannot be bound to Numbers: @JsonFormat(shape = NUMBER) numbers its constants, so that one more would change their meaning: give them numbers of their own with @JsonValue
                    @McpTool String e(Made made) { return ""; } // error: The parameter 'made' cannot be bound to Made: its @JsonCreator takes something else than a String: let it take the text that @JsonValue gives
                }
                """);
    }

    @Test
    void formsOfScalarsThatTheSchemaCannotSay() {
        check("Tools", """
                class Tools {
                    record Dates(
                            @JsonFormat(pattern = "d. MMMM yyyy") LocalDate text, // error: The component 'text' cannot be bound to its JSON form: @JsonFormat has the pattern "d. MMMM yyyy", which is not made of numbers alone: use only yyyy, MM, dd, HH, mm, ss, SSS, XXX and literals, or leave it out
                            @JsonFormat(pattern = "yyyy") LocalDate part, // error: The component 'part' cannot be bound to its JSON form: @JsonFormat has the pattern "yyyy", which does not say all of LocalDate: add the rest, or use another type
                            @JsonFormat(pattern = "yyyy-MM-dd HH:mm") Instant zoneless, // error: The component 'zoneless' cannot be bound to its JSON form: @JsonFormat has the pattern "yyyy-MM-dd HH:mm", which does not say all of Instant: add the rest, and a timezone
                            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant number, // error: The component 'number' cannot be bound to its JSON form: @JsonFormat makes a number of Instant, which a client cannot know the unit of: leave it out, or take a long
                            @JsonFormat(shape = JsonFormat.Shape.NUMBER) LocalDate day, // error: The component 'day' cannot be bound to its JSON form: @JsonFormat makes a number of LocalDate, which the schema cannot follow: leave it out
                            @JsonFormat(pattern = "yyyy-MM-dd") Date date) {} // error: The component 'date' cannot be bound to its JSON form: @JsonFormat has a pattern, which the schema can follow only for the types of java.time with a date or a local time: use one of them
                    @JsonFormat(shape = JsonFormat.Shape.ARRAY) record Point(int x, int y) {}
                    record Defaulted(@JsonFormat(shape = JsonFormat.Shape.STRING) @McpArg(defaultValue = "5") int n) {} // error: The component 'n' has a default "5" that cannot be read in the form that @JsonFormat gives: change the default or the component
                    @McpTool String dates(Dates dates) { return ""; }
                    @McpTool String point(Point point) { return ""; } // error: The parameter 'point' cannot be bound to Point: @JsonFormat(shape = ARRAY) makes its properties mean something by their place alone, which a model mistakes easily: remove it
                    @McpTool String defaulted(Defaulted defaulted) { return ""; }
                    @McpTool String direct(@JsonFormat(pattern = "dd.MM.yyyy") LocalDate day) { return ""; } // error: The parameter 'day' cannot be bound to LocalDate: @JsonFormat on a parameter tells Jackson nothing: put it on a component of a record, and take that
                }
                """);
    }

    @Test
    void classesOfTheJdkThatClientsMayNotName() {
        check("Tools", """
                class Tools {
                    static class Tags extends ArrayList<String> {}
                    @McpTool String a(java.io.File file) { return ""; } // error: The parameter 'file' cannot be bound to File: a client could name any file of the server: use String, and resolve it within one folder
                    @McpTool String b(java.nio.file.Path path) { return ""; } // error: The parameter 'path' cannot be bound to Path: a client could name any file of the server: use String, and resolve it within one folder
                    @McpTool String c(Class<?> type) { return ""; } // error: The parameter 'type' cannot be bound to Class: a client could name any class of the server: use String or an enum
                    @McpTool String d(java.net.InetAddress host) { return ""; } // error: The parameter 'host' cannot be bound to InetAddress: reading one may ask the network for a name: use String
                    @McpTool String e(java.util.regex.Pattern regex) { return ""; } // error: The parameter 'regex' cannot be bound to Pattern: a client could send an expression that takes for ever: use String
                    @McpTool String f(Calendar day) { return ""; } // error: The parameter 'day' cannot be bound to Calendar: it says more than JSON does: use Instant, LocalDate or another type of java.time
                    @McpTool String g(Iterator<String> words) { return ""; } // error: The parameter 'words' cannot be bound to Iterator: it can be gone through only once: use List
                    @McpTool String h(Map.Entry<String, String> entry) { return ""; } // error: The parameter 'entry' cannot be bound to Entry: an object with one property of any name says little: make it a record, or use Map
                    @McpTool String i(List<? super Integer> numbers) { return ""; } // error: The parameter 'numbers' cannot be bound to List: what is above a type may be anything: name the type instead of ? super
                    @McpTool String j(Map<OffsetDateTime, String> map) { return ""; } // error: The parameter 'map' cannot be bound to Map: the keys of a JSON object are text: use String, an enum, a whole number, UUID, or a date or time without offset
                    @McpTool String k(Tags tags) { return ""; } // error: The parameter 'tags' cannot be bound to Tags: it is a collection or map of a class of its own: use List, Set or Map
                }
                """);
    }

    private static void check(String name, String text) {
        MarkedSource.check(MarkedSource.of(name, text));
    }
}
