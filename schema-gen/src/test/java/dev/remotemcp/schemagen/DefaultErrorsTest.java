package dev.remotemcp.schemagen;

import org.junit.jupiter.api.Test;

/** Every mistake in the defaults and examples of arguments that is a compile error. */
class DefaultErrorsTest {
    @Test
    void badDefaults() {
        check("""
                class Tools {
                    enum Unit { CELSIUS }
                    @McpTool String a(@McpArg(defaultValue = "many") int n) { return ""; } // error: The parameter 'n' has a default "many" that is not JSON (Unrecognized token 'many': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')): change the default or the parameter
                    @McpTool String b(@McpArg(defaultValue = "1.5") int n) { return ""; } // error: The parameter 'n' has a default "1.5" that must be an integer: change the default or the parameter
                    @McpTool String c(@Max(3) @McpArg(defaultValue = "4") int n) { return ""; } // error: The parameter 'n' has a default "4" that violates @Max: change the default or the parameter
                    @McpTool String d(@McpArg(defaultValue = "kelvin") Unit unit) { return ""; } // error: The parameter 'unit' has a default "kelvin" that must be one of CELSIUS: change the default or the parameter
                    @McpTool String e(@McpArg(defaultValue = "soon") LocalDate day) { return ""; } // error: The parameter 'day' has a default "soon" that is no LocalDate: change the default or the parameter
                    @McpTool String f(@McpArg(defaultValue = "[1,\\"x\\"]") List<Integer> list) { return ""; } // error: The parameter 'list' has a default "[1,"x"]" that must be an integer at [1]: change the default or the parameter
                    @McpTool String g(@McpArg(required = false) int n) { return ""; } // error: The parameter 'n' is not required, but its primitive type has no value for that: give it a defaultValue or use its box
                    @McpTool String i(@Max(3) @McpArg(examples = {"2", "4", "x"}) int n) { return ""; } // error: The parameter 'n' has an example "4" that violates @Max: change the example or the parameter // error: The parameter 'n' has an example "x" that is not JSON (Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')): change the example or the parameter
                    @McpTool String j(@McpArg(examples = "soon") LocalDate day) { return ""; } // error: The parameter 'day' has an example "soon" that is no LocalDate: change the example or the parameter
                    @McpTool String h(@McpArg(defaultValue = "300") byte n) { return ""; } // error: The parameter 'n' has a default "300" that is out of range: change the default or the parameter
                }
                """);
    }

    @Test
    void defaultsOfChoicesThatDoNotFit() {
        check("""
                class Forms {
                    enum Unit { CELSIUS, KELVIN }
                    @McpForm interface Asked {
                        @McpArg(defaultValue = "CELSIUS") List<Unit> plain(); // error: The field 'plain' has a default "CELSIUS" that is not JSON (Unrecognized token 'CELSIUS': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')): change the default or the field
                        @McpArg(defaultValue = "[\\"RANKINE\\"]") List<Unit> unknown(); // error: The field 'unknown' has a default "["RANKINE"]" that must be one of CELSIUS, KELVIN at [0]: change the default or the field
                        @McpArg(defaultValue = "[\\"KELVIN\\",\\"KELVIN\\"]") Set<Unit> twice(); // error: The field 'twice' has a default "["KELVIN","KELVIN"]" that must not repeat a value: change the default or the field
                        @Size(max = 1) @McpArg(defaultValue = "[\\"KELVIN\\",\\"CELSIUS\\"]") Set<Unit> many(); // error: The field 'many' has a default "["KELVIN","CELSIUS"]" that violates @Size: change the default or the field
                        @McpArg(defaultValue = "Kelvin") Unit one(); // error: The field 'one' has a default "Kelvin" that must be one of CELSIUS, KELVIN: change the default or the field
                    }
                    @McpForm record Told(
                            @McpArg(defaultValue = "[\\"RANKINE\\"]") Set<Unit> units) {} // error: The field 'units' has a default "["RANKINE"]" that must be one of CELSIUS, KELVIN at [0]: change the default or the field
                }
                """);
    }

    @Test
    void valuesOfAnotherKind() {
        check("""
                class Tools {
                    record Place(String name, int floor) {}
                    @McpTool String a(@McpArg(defaultValue = "") int n) { return ""; } // error: The parameter 'n' has a default "" that is empty where JSON is wanted: change the default or the parameter
                    @McpTool String b(@McpArg(defaultValue = "1") boolean on) { return ""; } // error: The parameter 'on' has a default "1" that must be true or false: change the default or the parameter
                    @McpTool String c(@McpArg(defaultValue = "true") double n) { return ""; } // error: The parameter 'n' has a default "true" that must be a number: change the default or the parameter
                    @McpTool String d(@McpArg(defaultValue = "[1]") List<String> texts) { return ""; } // error: The parameter 'texts' has a default "[1]" that must be a string at [0]: change the default or the parameter
                    @McpTool String e(@McpArg(defaultValue = "{}") List<String> texts) { return ""; } // error: The parameter 'texts' has a default "{}" that must be a JSON array: change the default or the parameter
                    @McpTool String f(@McpArg(defaultValue = "[]") Map<String, String> map) { return ""; } // error: The parameter 'map' has a default "[]" that must be a JSON object: change the default or the parameter
                    @McpTool String g(@McpArg(defaultValue = "[]") Place place) { return ""; } // error: The parameter 'place' has a default "[]" that must be a JSON object: change the default or the parameter
                    @McpTool String h(@McpArg(examples = "") int n) { return ""; } // error: The parameter 'n' has an example "" that is empty where JSON is wanted: change the example or the parameter
                }
                """);
    }

    @Test
    void objectsThatLackOrMistakeProperties() {
        check("""
                class Tools {
                    record Place(String name, @Max(9) int floor) {}
                    record Outer(Place place) {}
                    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is") sealed interface Shape permits Circle, Square {}
                    @JsonTypeName("circle") record Circle(double radius) implements Shape {}
                    @JsonTypeName("square") record Square(double side) implements Shape {}
                    @McpTool String a(@McpArg(defaultValue = "{\\"name\\":\\"x\\"}") Place place) { return ""; } // error: The parameter 'place' has a default "{"name":"x"}" that lacks the required floor: change the default or the parameter
                    @McpTool String b(@McpArg(defaultValue = "{\\"place\\":{\\"name\\":\\"x\\",\\"floor\\":10}}") Outer outer) { return ""; } // error: The parameter 'outer' has a default "{"place":{"name":"x","floor":10}}" that violates @Max at place.floor: change the default or the parameter
                    @McpTool String c(@McpArg(defaultValue = "{\\"is\\":\\"circle\\",\\"side\\":1}") Shape shape) { return ""; } // error: The parameter 'shape' has a default "{"is":"circle","side":1}" that is none of the variants of Shape: change the default or the parameter
                    @McpTool String d(@McpArg(defaultValue = "{\\"is\\":\\"square\\",\\"radius\\":1}") Circle circle) { return ""; } // error: The parameter 'circle' has a default "{"is":"square","radius":1}" that must be "circle" at is: change the default or the parameter
                    @McpTool String e(@McpArg(defaultValue = "{\\"is\\":\\"square\\",\\"side\\":1}") Shape shape) { return ""; }
                }
                """);
    }

    @Test
    void keysThatAreNone() {
        check("""
                class Tools {
                    enum Unit { CELSIUS, KELVIN }
                    @McpTool String a(@McpArg(defaultValue = "{\\"RANKINE\\":1}") Map<Unit, Integer> map) { return ""; } // error: The parameter 'map' has a default "{"RANKINE":1}" that has a key that is none of CELSIUS, KELVIN: change the default or the parameter
                    @McpTool String b(@McpArg(defaultValue = "{\\"yes\\":1}") Map<Boolean, Integer> map) { return ""; } // error: The parameter 'map' has a default "{"yes":1}" that has a key that must be true or false: change the default or the parameter
                    @McpTool String c(@McpArg(defaultValue = "{\\"1.5\\":1}") Map<Long, Integer> map) { return ""; } // error: The parameter 'map' has a default "{"1.5":1}" that has a key that must be an integer: change the default or the parameter
                    @McpTool String d(@McpArg(defaultValue = "{\\"soon\\":1}") Map<LocalDate, Integer> map) { return ""; } // error: The parameter 'map' has a default "{"soon":1}" that has a key that is no LocalDate: change the default or the parameter
                    @McpTool String e(@McpArg(defaultValue = "{\\"KELVIN\\":\\"x\\"}") Map<Unit, Integer> map) { return ""; } // error: The parameter 'map' has a default "{"KELVIN":"x"}" that must be an integer at KELVIN: change the default or the parameter
                }
                """);
    }

    private static void check(String text) {
        MarkedSource.check(MarkedSource.of("Tools", text));
    }
}
