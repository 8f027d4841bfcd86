package dev.remotemcp.schemagen;

import org.junit.jupiter.api.Test;

/** Every mistake with constraints that is a compile error or a warning. */
class ConstraintErrorsTest {
    @Test
    void constraintsWhereTheyCannotApply() {
        check("""
                class Tools {
                    @McpTool String a(@Min(1) String text) { return ""; } // error: The parameter 'text' has @Min, which is for numbers, not for text: remove it, or make the type BigDecimal
                    @McpTool String b(@NotBlank int n) { return ""; } // error: The parameter 'n' has @NotBlank, which is for String: remove it or change the type
                    @McpTool String c(@Size(max = 3) int n) { return ""; } // error: The parameter 'n' has @Size, which is for String, collections, maps and arrays: remove it or change the type
                    @McpTool String d(@Pattern(regexp = "[a") String text) { return ""; } // error: The parameter 'text' has a @Pattern that is no regular expression: Unclosed character class near index 1
                    @McpTool String e(@Pattern(regexp = "a", flags = Pattern.Flag.MULTILINE) String text) { return ""; } // error: The parameter 'text' has @Pattern with flags that cannot be written out, and JSON Schema has none: write the pattern without them, for example [Aa]
                    @McpTool String f(@Pattern(regexp = "(?i)a") String text) { return ""; } // error: The parameter 'text' has a @Pattern with '(?i)', which the regular expressions of JSON Schema (ECMA-262) do not know: write it another way
                    @McpTool String g(@Past Duration day) { return ""; } // error: The parameter 'day' has @Past, which is for dates and times: remove it or change the type
                    @McpTool String h(List<@Min(1) String> texts) { return ""; } // error: The parameter 'texts' has @Min, which is for numbers, not for text: remove it, or make the type BigDecimal
                    @McpTool String j(@DecimalMin("half") double n) { return ""; } // error: The parameter 'n' has @DecimalMin with "half", which is no number: write it like 0.5
                    @McpTool String i(@Size(min = 3, max = 2) String text) { return ""; } // error: The parameter 'text' has @Size with a minimum that is negative or above the maximum: change one of them
                }
                """);
    }

    @Test
    void constraintsThatNoValueFulfils() {
        check("""
                class Tools {
                    @McpTool String a(@Min(5) @Max(4) int n) { return ""; } // error: The parameter 'n' has @Min and @Max, which no value fulfils: change one of them
                    @McpTool String b(@Positive @Max(0) int n) { return ""; } // error: The parameter 'n' has @Positive and @Max, which no value fulfils: change one of them
                    @McpTool String c(@NotEmpty @Size(max = 0) String text) { return ""; } // error: The parameter 'text' has @NotEmpty and @Size, which no value fulfils: change one of them
                    @McpTool String d(@Min(300) byte n) { return ""; } // error: The parameter 'n' has @Min, which no value of its type fulfils: change the bound or the type
                    @McpTool String e(@Null int n) { return ""; } // error: The parameter 'n' has @Null, which no primitive can be: remove it or use the box // error: The parameter 'n' is not required, but its primitive type has no value for that: give it a defaultValue or use its box
                    @McpTool String f(@NotNull @McpArg(required = false) String text) { return ""; } // error: The parameter 'text' has @NotNull, but is not required: remove one of the two, or make it an Optional
                    @McpTool String g(@Digits(integer = -1, fraction = 0) int n) { return ""; } // error: The parameter 'n' has @Digits out of range: use 0 to 500 digits
                    @McpTool String h(@AssertTrue String text) { return ""; } // error: The parameter 'text' has @AssertTrue, which is for booleans: remove it or change the type
                    @McpTool String i(Map<@Min(1) String, Integer> map) { return ""; } // error: The parameter 'map' has @Min, which is for numbers, not for text: remove it, or make the type BigDecimal
                    @McpTool String j(@Size(max = 3, message = "was ${validatedValue}") String text) { return ""; } // error: The parameter 'text' has @Size with a message that has an expression in ${…}, which nothing evaluates: write it without
                }
                """);
    }

    @Test
    void composedConstraintsOnTypesOfAnotherKind() {
        check("""
                class Tools {
                    @Size(max = 3) @jakarta.validation.Constraint(validatedBy = {})
                    @interface Short {}
                    @Short @jakarta.validation.ReportAsSingleViolation @jakarta.validation.Constraint(validatedBy = {})
                    @interface Brief {}
                    @McpTool String a(@Short int n) { return ""; } // error: The parameter 'n' has @Size, which is for String, collections, maps and arrays: remove it or change the type
                    @McpTool String b(@Brief int n) { return ""; } // error: The parameter 'n' has @Brief, which in turn has @Size, which is for String, collections, maps and arrays: remove it or change the type
                }
                """);
    }

    @Test
    void constraintsInGroupsAreIgnoredWithAWarning() {
        check("""
                class Tools {
                    interface Strict {}
                    record Item(@Size(max = 3, groups = Strict.class) String name) {} // warning: The component 'name' has @Size, which is ignored: it has groups, of which there are none for arguments
                    @McpTool String a(@Min(value = 1, groups = Strict.class) int n) { return ""; } // warning: The parameter 'n' has @Min, which is ignored: it has groups, of which there are none for arguments
                    @McpTool String b(@Max(value = 1, groups = jakarta.validation.groups.Default.class) int n) { return ""; }
                    @McpTool String c(@jakarta.validation.groups.ConvertGroup(to = Strict.class) Item item) { return ""; } // warning: The parameter 'item' has @ConvertGroup, which is ignored: groups have no meaning for arguments
                }
                """);
    }

    @Test
    void patternsThatExplodeAreReportedWithAWarning() {
        check("""
                class Tools {
                    @Pattern(regexp = "(.*a){12}b") @jakarta.validation.Constraint(validatedBy = {})
                    @interface Evil {}
                    @Pattern(regexp = "(a|aa)*") @jakarta.validation.ReportAsSingleViolation
                    @jakarta.validation.Constraint(validatedBy = {})
                    @interface Evils {}
                    record Item(@Pattern(regexp = "(a*)*") String name) {} // warning: The component 'name' W
                    @McpTool String a(@Pattern(regexp = "(a+)+") String text) { return ""; } // warning: The parameter 'text' W
                    @McpTool String b(@Evil String text) { return ""; } // warning: The parameter 'text' W
                    @McpTool String c(@Evils String text) { return ""; } // warning: The parameter 'text' W
                    @McpTool String d(List<@Pattern(regexp = "([a-z]|[a-z0-9])*") String> texts) { return ""; } // warning: The parameter 'texts' W
                    @McpTool String e(Map<@Pattern(regexp = "(\\\\w+\\\\s?)*") String, Integer> map) { return ""; } // warning: The parameter 'map' W
                    @McpTool String f(Item item) { return ""; }
                    @McpTool String g(@Pattern(regexp = "^[a-z]+(-[a-z]+)*$") String text) { return ""; }
                    @McpResource(uri = "a://{id}") String h(@Pattern(regexp = "(a+)+") String id) { return ""; } // warning: The parameter 'id' W
                    @McpPrompt String i(@Pattern(regexp = "(a+)+") String text) { return ""; } // warning: The parameter 'text' W
                }
                """.replace(
                        " W",
                        " has a @Pattern with a repetition that takes some texts in many ways, so that clients may try"
                                + " them for ever: leave one way, for example a+ instead of (a+)+"));
    }

    @Test
    void constraintsThatCannotBeEnforced() {
        MarkedSource.check(MarkedSource.of("Tools", """
                        class Tools {
                            @interface Detail { int value(); }
                            @jakarta.validation.Constraint(validatedBy = {}) @interface Detailed { Detail detail(); }
                            @McpTool String c(@Min(1) boolean on) { return ""; } // error: The parameter 'on' has @Min, which is for numbers: remove it or change the type
                            @McpTool String a(@Odd int n) { return ""; } // error: The parameter 'n' has @Odd, which is neither advertised nor enforced: remove it and check it in the method
                            @McpTool String b(@Detailed(detail = @Detail(1)) int n) { return ""; } // error: The parameter 'n' has @Detailed, which has an annotation as a member: give it strings, numbers, enums and classes only
                        }
                        """), new MarkedSource("Odd", """
                        package jakarta.validation.constraints;
                        public @interface Odd {}
                        """));
    }

    private static void check(String text) {
        MarkedSource.check(MarkedSource.of("Tools", text));
    }
}
