package dev.remotemcp.schemagen;

import org.junit.jupiter.api.Test;

/** Every mistake that is a compile error: message and line. */
class CompileErrorsTest {
    @Test
    void duplicateNamesWithinAClass() {
        check("Tools", """
                class Tools {
                    @McpTool String one() { return ""; }
                    @McpTool(name = "one") String two() { return ""; } // error: There is already a tool 'one', in acme.Tools.one: give one of them another name
                    @McpPrompt String plan() { return ""; }
                    @McpPrompt(name = "plan") String plan2() { return ""; } // error: There is already a prompt 'plan', in acme.Tools.plan: give one of them another name
                    @McpResource(uri = "a://b") String ab() { return ""; }
                    @McpResource(uri = "a://b") String ab2() { return ""; } // error: There is already a resource 'a://b', in acme.Tools.ab: give one of them another URI
                }
                """);
    }

    @Test
    void duplicateNamesAcrossClasses() {
        MarkedSource.check(
                MarkedSource.of("First", "class First { @McpTool String greet() { return \"\"; } }"),
                MarkedSource.of("Second", """
                        class Second {
                            @McpTool String greet() { return ""; } // error: There is already a tool 'greet', in acme.First.greet: give one of them another name
                        }
                        """));
    }

    @Test
    void aNameIsTakenOnOneServerOnly() {
        MarkedSource.check(
                MarkedSource.of("First", "class First { @McpTool String greet() { return \"\"; } }"),
                MarkedSource.of(
                        "Second", "@McpServer(\"admin\") class Second { @McpTool String greet() { return \"\"; } }"),
                MarkedSource.of("Third", """
                        @McpServer("admin")
                        class Third {
                            @McpTool String greet() { return ""; } // error: There is already a tool 'greet', in acme.Second.greet: give one of them another name
                        }
                        """));
    }

    @Test
    void serverNamesThatNoSettingCanHave() {
        check("Tools", """
                @McpServer("backOffice")
                class Tools { // error: The server name 'backOffice' is not allowed: use lower-case letters and digits, as in the setting mcp.servers.office.endpoint
                    @McpTool String one() { return ""; }
                }
                """);
    }

    @Test
    void illegalNames() {
        check("Tools", """
                class Tools {
                    @McpTool(name = "with space") String one() { return ""; } // error: The tool name 'with space' is not allowed: use 1 to 128 of A-Z a-z 0-9 _ - .
                    @McpTool String blåbær() { return ""; } // error: The tool name 'blåbær' is not allowed: use 1 to 128 of A-Z a-z 0-9 _ - ., for example with name = "…" in the annotation
                }
                """);
    }

    @Test
    void unbindableParameterTypes() {
        check("Tools", """
                class Tools {
                    record Wrapper(Thread thread) {} // error: The component 'thread' cannot be bound to Thread: it is not a record, enum, collection or scalar that has a JSON form: make it a record, or take JsonNode
                    enum Odd { A; @JsonValue int code() { return 1; } }
                    @McpTool String run(Runnable task) { return ""; } // error: The parameter 'task' cannot be bound to Runnable: it is not a record, enum, collection or scalar that has a JSON form: make it a record, or take JsonNode
                    @McpTool String wrap(Wrapper wrapper) { return ""; }
                    @McpTool String raw(@SuppressWarnings("rawtypes") List list) { return ""; } // error: The parameter 'list' cannot be bound to List: say what it contains, for example <String>
                    @McpTool String keys(Map<Double, String> map) { return ""; } // error: The parameter 'map' cannot be bound to Map: the keys of a JSON object are text: use String, an enum, a whole number, UUID, or a date or time without offset
                    @McpTool String odd(Odd odd) { return ""; } // error: The parameter 'odd' cannot be bound to Odd: the values of @JsonValue are not known at compile time: give each constant a literal that code returns as it is, or put @JsonProperty on the constants instead
                    @McpTool String chars(char[] chars) { return ""; } // error: The parameter 'chars' cannot be bound to char[]: use String instead
                    @McpTool String twice(Optional<Optional<String>> text) { return ""; } // error: The parameter 'text' is an Optional of an Optional: one is enough
                }
                """);
    }

    @Test
    void classesThatJacksonCannotMake() {
        check("Tools", """
                class Tools {
                    abstract static class Shape { public int size; }
                    class Inner { public int size; }
                    private static class Secret { public int size; }
                    static class Hidden { private final String s; Hidden(String s, int n) { this.s = s; } public String getS() { return s; } }
                    static class Nothing {}
                    static class Injected { @JacksonInject public String user; }
                    @JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class) static class Identified { public int size; }
                    @McpTool String a(Shape shape) { return ""; } // error: The parameter 'shape' cannot be bound to Shape: it is abstract, so that Jackson cannot make one: take a class that can be made, or name one with @JsonDeserialize(as = …)
                    @McpTool String b(Inner inner) { return ""; } // error: The parameter 'inner' cannot be bound to Inner: it is an inner class, which needs an instance of the outer one: make it static
                    @McpTool String c(Secret secret) { return ""; } // error: The parameter 'secret' cannot be bound to Secret: it is private, so that generated code cannot use it: make it package-private
                    @McpTool String d(Hidden hidden) { return ""; } // error: The parameter 'hidden' cannot be bound to Hidden: it has no constructor that Jackson could use: mark one with @JsonCreator, or make it a record
                    @McpTool String e(Nothing nothing) { return ""; } // error: The parameter 'nothing' cannot be bound to Nothing: it has no property that Jackson could read: add setters, a constructor with @JsonCreator, or make it a record
                    @McpTool String f(Injected injected) { return ""; } // error: The parameter 'injected' cannot be bound to Injected: @JacksonInject has nothing to inject here: remove it, and set the value in the method
                    @McpTool String g(Identified identified) { return ""; } // error: The parameter 'identified' cannot be bound to Identified: the schema cannot follow @JsonIdentityInfo: give the objects ids of their own as properties
                }
                """);
    }

    @Test
    void propertiesThatTheSchemaOrGeneratedCodeCannotFollow() {
        check("Tools", """
                class Tools {
                    static class Closed {
                        private String name;
                        public void setName(@Size(max = 3) String name) { this.name = name; } // error: The property 'name' has constraints that generated code cannot check, because it cannot get the value: add a getter of the same type that is not private
                    }
                    static class Raw {
                        @JsonRawValue public String json; // error: The component 'json' cannot be bound to Raw.json: the schema cannot follow @JsonRawValue: make the property a JsonNode
                    }
                    static class Loop {
                        @JsonUnwrapped public Loop loop; // error: The property 'loop' cannot be bound to loop: @JsonUnwrapped would unwrap it without end: remove it
                    }
                    record Partly(String name, @JsonIgnore int age) {} // error: The component 'age' cannot be bound to Partly.age: it is left out of the JSON, and its primitive type has no value for that: use its box
                    @McpTool String a(Closed closed) { return ""; }
                    @McpTool Raw b() { return new Raw(); }
                    @McpTool String c(Loop loop) { return ""; }
                    @McpTool String d(Partly partly) { return ""; }
                }
                """);
    }

    @Test
    void targetsThatGeneratedCodeCannotReach() {
        check("Tools", """
                class Tools {
                    @McpTool private String hidden() { return ""; } // error: The method hidden is private, so that generated code cannot call it: make it package-private
                    @McpTool <T> String generic() { return ""; } // error: The method generic has type variables, which have no schema: name the types
                    private static class Secret { // error: The type Secret is private, so that generated code cannot use it: make it package-private
                        @McpTool String one() { return ""; }
                    }
                    class Inner { // error: The type Inner is an inner class, which needs an instance of the outer one: make it static
                        @McpTool String two() { return ""; }
                    }
                    abstract static class Half { // error: The type Half is abstract: put the annotations on a concrete class
                        @McpTool abstract String three(); // error: The method three is abstract: put the annotation on the method that implements it, in a concrete class
                    }
                    interface Face { // error: The type Face is an interface: put the annotations on the class that implements it
                        @McpTool default String four() { return ""; }
                    }
                }
                """);
    }

    @Test
    void formsThatAreNotFlat() {
        check("Forms", """
                class Forms {
                    record Address(String street) {}
                    @McpForm record Order(
                            String name,
                            Address address, // error: The field 'address' cannot be shown in a form: use String, a number, boolean, enum, a list or set of enums, LocalDate, OffsetDateTime, Instant or URI
                            List<String> tags) {} // error: The field 'tags' cannot be shown in a form: use String, a number, boolean, enum, a list or set of enums, LocalDate, OffsetDateTime, Instant or URI
                    @McpForm static class Bean {} // error: The type Bean carries @McpForm, which is for records and interfaces: make it a record
                }
                """);
    }

    @Test
    void interfacesThatCannotBeForms() {
        check("Forms", """
                class Forms {
                    @McpForm interface Search {
                        String words();
                        String word(int index); // error: The method word of the form Search has parameters, so that it cannot be a field: remove them or give it a default body
                        void clear(); // error: The method clear of the form Search returns nothing, so that it cannot be a field: return a value or give it a default body
                        <T> List<T> all(); // error: The method all of the form Search has type variables, so that it cannot be a field: name the types
                        @JsonIgnore String hidden(); // error: The method hidden of the form Search has @JsonIgnore, so that there would be no value for it: give it a default body
                        Map<String, String> more(); // error: The field 'more' cannot be shown in a form: use String, a number, boolean, enum, a list or set of enums, LocalDate, OffsetDateTime, Instant or URI
                        Thread getThread(); // error: The field 'thread' cannot be bound to Thread: it is not a record, enum, collection or scalar that has a JSON form: make it a record, or take JsonNode
                        @Min(1) String text(); // error: The field 'text' has @Min, which is for numbers, not for text: remove it, or make the type BigDecimal
                        @McpArg(required = false) int count(); // error: The field 'count' is not required, but its primitive type has no value for that: give it a defaultValue or use its box
                        String getWords(); // error: Two fields are named 'words': rename one of them
                        default String word() { return words(); }
                        static void reset() {}
                        private int index(int i) { return i; }
                        @Override String toString();
                        @Override boolean equals(Object other);
                    }
                    interface Closing { void close(); String name(); }
                    @McpForm interface Late extends Closing {} // error: The method close of the form Late returns nothing, so that it cannot be a field: return a value or give it a default body
                    @McpForm interface Pair<A> { A first(); } // error: The type Pair is a form with type parameters, which have no schema: name the types
                    @McpForm record Both<A>(A first) {} // error: The type Both is a form with type parameters, which have no schema: name the types
                    @McpForm sealed interface Shut permits Door { String name(); } // error: The type Shut is a sealed form, which generated code cannot implement: remove sealed
                    record Door(String name) implements Shut {}
                    @McpForm private interface Secret { String name(); } // error: The type Secret is private, so that generated code cannot use it: make it package-private
                    @McpForm enum Mark { A } // error: The type Mark carries @McpForm, which is for records and interfaces: make it a record
                    @McpForm record Partly(String name, @JsonIgnore int age) {} // error: The type Partly is a form with a component that has @JsonIgnore, for which there would be no value: remove the annotation or the component
                }
                """);
    }

    @Test
    void enumNamesWithoutOneTitledChoice() {
        check("Forms", """
                class Forms {
                    enum Plain { A }
                    enum Titled { @McpTitle("The A") A }
                    @McpForm record Told(
                            @McpArg(enumNames = true) Titled fine,
                            @McpArg(enumNames = true) Plain plain, // error: The field 'plain' has enumNames, but Plain has no titles to show: put @McpTitle on its constants, or remove it
                            @McpArg(enumNames = true) Set<Titled> several, // error: The field 'several' has enumNames, which is for one constant of an enum: remove it, or make the type an enum
                            @McpArg(enumNames = true) String text) {} // error: The field 'text' has enumNames, which is for one constant of an enum: remove it, or make the type an enum
                    @McpForm interface Asked {
                        @McpArg(enumNames = true) Optional<Titled> fine();
                        @McpArg(enumNames = true) Plain getPlain(); // error: The field 'plain' has enumNames, but Plain has no titles to show: put @McpTitle on its constants, or remove it
                    }
                    record Item(@McpArg(enumNames = true) Titled titled) {} // error: The component 'titled' has enumNames, which only a form can show: remove it
                    @McpTool String one(@McpArg(enumNames = true) Titled titled) { return ""; } // error: The parameter 'titled' has enumNames, which only a form can show: remove it
                    @McpTool String two(Item item) { return ""; }
                    @McpPrompt String three(@McpArg(enumNames = true) Titled titled) { return ""; } // error: The parameter 'titled' has enumNames, which only a form can show: remove it
                }
                """);
    }

    @Test
    void argumentAnnotationsOnMethodsOfNoForm() {
        MarkedSource.check(MarkedSource.of("Tools", """
                class Tools {
                    @McpTool @McpArg(title = "X") String one() { return ""; } // error: The method one carries @McpArg, but is no property: put it on a parameter, a record component, a field, getter or setter of a bean, or an abstract method of an @McpForm interface
                    record Item(@McpArg(title = "Name") String name) {
                        @McpArg(title = "Size") int size() { return 1; } // error: The method size carries @McpArg, but is no property: put it on a parameter, a record component, a field, getter or setter of a bean, or an abstract method of an @McpForm interface
                    }
                    interface Shared { @McpArg(title = "Name") String name(); }
                    @McpForm interface Form extends Shared {
                        @McpArg(title = "Size") default int size() { return 1; } // error: The method size carries @McpArg, but is no property: put it on a parameter, a record component, a field, getter or setter of a bean, or an abstract method of an @McpForm interface
                    }
                }
                """), MarkedSource.of("Alone", """
                class Alone {
                    @McpArg(title = "Name") String name() { return ""; } // error: The method name carries @McpArg, but is no property: put it on a parameter, a record component, a field, getter or setter of a bean, or an abstract method of an @McpForm interface
                }
                """));
    }

    @Test
    void resultsThatHaveNoForm() {
        check("Tools", """
                class Tools {
                    @McpTool byte[] bytes() { return new byte[0]; } // error: A method with @McpTool cannot return byte[]: return ImageContent, AudioContent or an EmbeddedResource with a blob
                    @McpTool Thread thread() { return null; } // error: A method with @McpTool cannot return Thread: return text, a number, a record, a collection or map, content blocks, CallToolResult, void, or a CompletionStage or Mono of them; a Flux only of content blocks
                    @McpTool List<Thread> threads() { return null; } // error: The return type of 'threads' cannot be bound to Thread: it is not a record, enum, collection or scalar that has a JSON form: make it a record, or take JsonNode
                    @McpResource(uri = "a://b") void nothing() {} // error: A method with @McpResource cannot return void: return String, byte[], a record or collection, ResourceContents or a list of them, ReadResourceResult, or a CompletionStage or Mono of them
                    @McpPrompt List<String> texts() { return List.of(); } // error: A method with @McpPrompt cannot return List: return String, PromptMessage or a list of them, a content block, GetPromptResult, or a CompletionStage or Mono of them
                }
                """);
    }

    @Test
    void argumentsOfTheSameName() {
        check("Tools", """
                class Tools {
                    record Twin(@JsonProperty("x") int a,
                            @JsonProperty("x") int b) {} // error: Two components of Twin are named 'x' in JSON: rename one of them
                    @McpTool String one(String a,
                            @McpArg(name = "a") String b) { return ""; } // error: Two arguments are named 'a': rename one of them
                    @McpTool String two(Twin twin) { return ""; }
                }
                """);
    }

    private static void check(String name, String source) {
        MarkedSource.check(MarkedSource.of(name, source));
    }
}
