package dev.remotemcp.schemagen;

import org.junit.jupiter.api.Test;

/** Every mistake with Jackson's annotations on classes and properties that is a compile error. */
class JacksonErrorsTest {
    private static final String IMPORTS =
            "import tools.jackson.databind.*; import tools.jackson.databind.annotation.*; ";

    @Test
    void annotationsThatHandTheJsonOverToCode() {
        check("""
                class Tools {
                    @JsonDeserialize(using = ValueDeserializer.class) static class Using { public int n; }
                    static class Converted { @JsonSerialize(contentUsing = ValueSerializer.class) public List<String> texts; } // error: The component 'texts' cannot be bound to Converted.texts: the schema cannot follow @JsonSerialize(contentUsing), which is code: say the form with @JsonValue, @JsonCreator or other properties, or use JsonNode
                    @JsonNaming(Shouting.class) static class Loud { public int n; }
                    static class Shouting extends PropertyNamingStrategies.NamingBase { @Override public String translate(String name) { return name + "!"; } }
                    @EnumNaming(Loudly.class) enum Level { LOW }
                    static class Loudly implements EnumNamingStrategy { @Override public String convertEnumToExternalName(tools.jackson.databind.cfg.MapperConfig<?> config, tools.jackson.databind.introspect.AnnotatedClass type, String name) { return name + "!"; } }
                    @JsonFilter("f") static class Filtered { public int n; }
                    @JsonAppend(attrs = @JsonAppend.Attr("more")) static class Appended { public int n; }
                    static class Sub { @JsonSubTypes(@JsonSubTypes.Type(Loud.class)) public Object any; } // error: The property 'any' cannot be bound to Sub.any: the schema cannot follow @JsonSubTypes: remove it, or take JsonNode
                    @McpTool String a(Using using) { return ""; } // error: The parameter 'using' cannot be bound to Using: the schema cannot follow @JsonDeserialize(using), which is code: say the form with @JsonValue, @JsonCreator or other properties, or use JsonNode
                    @McpTool Converted b() { return null; }
                    @McpTool String c(Loud loud) { return ""; } // error: The parameter 'loud' cannot be bound to Loud: the schema cannot follow @JsonNaming(Shouting), which is code: use one of Jackson's PropertyNamingStrategies, or @JsonProperty
                    @McpTool String d(Level level) { return ""; } // error: The parameter 'level' cannot be bound to Level: the schema cannot follow @EnumNaming(Loudly), which is code: use one of Jackson's EnumNamingStrategies, or @JsonProperty on the constants
                    @McpTool Filtered e() { return null; } // error: The return type of 'e' cannot be bound to Filtered: the schema cannot follow @JsonFilter: leave properties out with @JsonIgnore or @JsonView
                    @McpTool Appended f() { return null; } // error: The return type of 'f' cannot be bound to Appended: the schema cannot follow @JsonAppend: add the properties as getters
                    @McpTool String g(Sub sub) { return ""; }
                }
                """);
    }

    @Test
    void creatorsAndBuildersThatJacksonCannotUse() {
        check("""
                class Tools {
                    static class Twice { Twice(@JsonProperty("a") int a) {} Twice(@JsonProperty("b") String b) {} public int getA() { return 1; } }
                    static class Two { @JsonCreator(mode = JsonCreator.Mode.DELEGATING) Two(int a, int b) {} public int getA() { return 1; } }
                    record Over(int a) { @JsonCreator(mode = JsonCreator.Mode.DELEGATING) static Over of(int a, int b) { return new Over(a + b); } }
                    static class Self { @JsonCreator(mode = JsonCreator.Mode.DELEGATING) Self(Self self) {} public int getA() { return 1; } }
                    @JsonDeserialize(builder = Built.Builder.class) static class Built { static class Builder { public Builder withA(int a) { return this; } } }
                    static class Silent { private int n; }
                    static class Bounded { @JsonCreator(mode = JsonCreator.Mode.DELEGATING) Bounded(@Size(max = 3) String text) {} @JsonValue String text() { return ""; } }
                    @McpTool String a(Twice twice) { return ""; } // error: The parameter 'twice' cannot be bound to Twice: it has several constructors with named parameters: mark one with @JsonCreator
                    @McpTool String b(Two two) { return ""; } // error: The parameter 'two' cannot be bound to Two: it has a delegating @JsonCreator with 2 parameters: leave it one
                    @McpTool String g(Over over) { return ""; } // error: The parameter 'over' cannot be bound to Over: it has a delegating @JsonCreator with 2 parameters: leave it one
                    @McpTool String c(Self self) { return ""; } // error: The parameter 'self' cannot be bound to Self: its @JsonCreator or @JsonValue leads back to itself: make it a record
                    @McpTool String d(Built built) { return ""; } // error: The parameter 'built' cannot be bound to Built: its builder Builder has no method build() that returns it: add one, or name it in @JsonPOJOBuilder
                    @McpTool Silent e() { return new Silent(); } // error: The return type of 'e' cannot be bound to Silent: it has no property that Jackson would write: add getters, or make it a record
                    @McpTool String f(Bounded bounded) { return ""; } // error: The parameter 'bounded' is made from a value with constraints, which generated code cannot check behind Bounded: check them in its @JsonCreator
                }
                """);
    }

    @Test
    void propertiesOfAnyName() {
        check("""
                class Tools { // error: What Bounded takes under any name has constraints, which generated code cannot check: make it a property of type Map<String, …> // error: What Odd takes under any name cannot be bound to List: what takes properties of any name must be a Map<String, …> or JsonNode: make it one // error: What Threads takes under any name cannot be bound to Thread: it is not a record, enum, collection or scalar that has a JSON form: make it a record, or take JsonNode
                    static class Bounded { @JsonAnySetter public Map<String, @Size(max = 3) String> more = new HashMap<>(); }
                    static class Odd { @JsonAnySetter public List<String> more = new ArrayList<>(); }
                    static class Threads { @JsonAnySetter public Map<String, Thread> more = new HashMap<>(); }
                    @McpTool String a(Bounded bounded) { return ""; }
                    @McpTool String b(Odd odd) { return ""; }
                    @McpTool String c(Threads threads) { return ""; }
                }
                """);
    }

    @Test
    void propertiesThatCannotBeUnwrapped() {
        check("""
                class Tools {
                    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is") sealed interface Shape permits Circle {}
                    record Circle(double radius) implements Shape {}
                    static class Open { public int n; @JsonAnySetter public Map<String, String> more = new HashMap<>(); }
                    @Whole static class Checked { public int n; }
                    @jakarta.validation.Constraint(validatedBy = {}) @interface Whole {}
                    static class One { @JsonUnwrapped public String text; } // error: The property 'text' cannot be bound to text: @JsonUnwrapped is for classes with properties: remove it
                    static class Two { @JsonUnwrapped public Shape shape; } // error: The property 'shape' cannot be bound to shape: @JsonUnwrapped cannot say which class it is: remove it
                    static class Three { @JsonUnwrapped public Open open; } // error: The property 'open' cannot be bound to open: @JsonUnwrapped cannot tell its properties of any name from others: remove it
                    static class Four { @JsonUnwrapped public Checked checked; } // error: The property 'checked' cannot be bound to checked: @JsonUnwrapped takes it apart, so that its constraints as a whole cannot be checked: put them on the class around it
                    static class Five { public String n; @JsonUnwrapped public Bare bare; } // error: Two properties of Five are named 'n' in JSON: rename one of them
                    record Six(Bare n, @JsonUnwrapped Bare bare) {}
                    record Bare(int n) {} // error: Two components of Six are named 'n' in JSON: rename one of them
                    @McpTool String e(Five five) { return ""; }
                    @McpTool String f(Six six) { return ""; }
                    @McpTool String a(One one) { return ""; }
                    @McpTool String b(Two two) { return ""; }
                    @McpTool String c(Three three) { return ""; }
                    @McpTool String d(Four four) { return ""; }
                }
                """);
    }

    @Test
    void formsThatTheSchemaCannotFollow() {
        check("""
                class Tools {
                    enum Level { LOW }
                    record Item(String name) {}
                    @JsonFormat(shape = JsonFormat.Shape.STRING) record Text(String name) {}
                    record Forms(
                            @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) int single, // error: The component 'single' cannot be bound to its JSON form: @JsonFormat makes no array of a list with one element: leave WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED out
                            @JsonFormat(shape = JsonFormat.Shape.STRING) Item item, // error: The component 'item' cannot be bound to its JSON form: @JsonFormat has a shape or pattern here that the schema cannot follow: remove it, or use @JsonValue
                            @JsonFormat(shape = JsonFormat.Shape.BOOLEAN) Level level, // error: The component 'level' cannot be bound to its JSON form: @JsonFormat has a shape that the constants of an enum cannot have: use @JsonValue
                            @JsonFormat(shape = JsonFormat.Shape.BOOLEAN) int number, // error: The component 'number' cannot be bound to its JSON form: @JsonFormat gives Integer a shape that the schema cannot follow: remove it
                            @JsonFormat(pattern = "[a-z]") String text, // error: The component 'text' cannot be bound to its JSON form: @JsonFormat has a pattern, which is for dates and times: use @Pattern of Jakarta Validation
                            @JsonFormat(pattern = "yyyy-MM-dd", lenient = OptBoolean.FALSE) LocalDate day, // error: The component 'day' cannot be bound to its JSON form: @JsonFormat is not lenient, so that it refuses what no schema can say: leave lenient out
                            @JsonFormat(shape = JsonFormat.Shape.STRING) Number any, // error: The component 'any' cannot be bound to its JSON form: @JsonFormat makes text of Number, which the schema cannot follow: use another type
                            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Date date, // error: The component 'date' cannot be bound to its JSON form: @JsonFormat makes a number of Date, which a client cannot know the unit of: leave it out, or take a long
                            @JsonFormat(shape = JsonFormat.Shape.NUMBER) boolean on) {} // error: The component 'on' cannot be bound to its JSON form: @JsonFormat makes a number of a boolean, which cannot be read back: leave it out, or take an int
                    @McpTool String a(Forms forms) { return ""; }
                    @McpTool String b(Text text) { return ""; } // error: The parameter 'text' cannot be bound to Text: the schema cannot follow the @JsonFormat of a class that has properties: remove it
                }
                """);
    }

    @Test
    void classesThatAnnotationsNameAndThatDoNotExist() {
        check("""
                class Tools {
                    @JsonDeserialize(as = Missing.class) static class As { public int n; } // error: cannot find symbol
                    @JsonDeserialize(builder = Missing.class) static class Built { public int n; } // error: cannot find symbol
                    static class Content { @JsonDeserialize(contentAs = Missing.class) public List<String> texts; } // error: cannot find symbol
                    @McpTool String a(As as) { return ""; }
                    @McpTool String b(Built built) { return ""; }
                    @McpTool String c(Content content) { return ""; }
                }
                """);
    }

    private static void check(String text) {
        MarkedSource.check(MarkedSource.of("Tools", IMPORTS + text));
    }
}
