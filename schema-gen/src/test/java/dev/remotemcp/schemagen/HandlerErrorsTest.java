package dev.remotemcp.schemagen;

import org.junit.jupiter.api.Test;

/** Every mistake in resources, prompts, completions, headers and metadata that is a compile error. */
class HandlerErrorsTest {
    @Test
    void templateVariablesAndParametersThatDoNotMatch() {
        check("""
                class Resources {
                    @McpResource(uri = "a://{id}/{part}") String one(String id) { return ""; } // error: The URI template has a variable {part} without a parameter: add a parameter 'part' to one
                    @McpResource(uri = "b://{id}") String two(String id,
                            String extra) { return ""; } // error: The parameter 'extra' has no variable in the URI template: add {extra} to 'b://{id}', or remove the parameter
                    @McpResource(uri = "c://{+path}") String three() { return ""; } // error: The expression {+path} is not RFC 6570 level 1: only {name} is possible, with letters, digits and _
                    @McpResource(uri = "d://{id}/{id}") String four(String id) { return ""; } // error: The variable {id} stands twice in the URI template: once is enough
                    @McpResource(uri = "e://{id") String five() { return ""; } // error: The URI 'e://{id' has a brace without its partner: write {name}
                    @McpResource(uri = "here") String six() { return ""; } // error: The URI 'here' has no scheme: write it like weather://stations
                    @McpResource(uri = "f://{ids}") String seven(List<String> ids) { return ""; } // error: The parameter 'ids' cannot be a template variable, which is text: use String, a number, boolean, enum, date or time, UUID or URI, or an Optional of them
                    @McpResource(uri = "g://x", audience = "everyone", priority = 2) String eight() { return ""; } // error: The audience 'everyone' must be user or assistant // error: The priority 2.0 must be from 0 to 1
                }
                """);
    }

    @Test
    void headersWhereTheyMayNotBe() {
        check("""
                class Tools {
                    record Item(@McpArg(header = "Item") String name) {} // error: The header 'Item' of 'name' is inside a list, map or recursive record, where clients do not look: put it on a parameter or a component of a record parameter
                    @McpTool String a(@McpArg(header = "Rate") double rate) { return ""; } // error: The header 'Rate' of 'rate' stands on a type that no header may carry: put it on a string, integer or boolean
                    @McpTool String b(@McpArg(header = "has space") String x) { return ""; } // error: The header 'has space' of 'x' is not a header name: use letters, digits and - only, at least one
                    @McpTool String c(@McpArg(header = "Region") String x,
                            @McpArg(header = "region") String y) { return ""; } // error: The header 'region' of 'y' is already that of 'x': give one of them another name; upper and lower case are the same
                    @McpTool String d(List<Item> items) { return ""; }
                    @McpPrompt String e(@McpArg(header = "X") String x) { return ""; } // error: The header 'X' of 'x' has no meaning here, where nothing travels as headers: remove it, or put it on an argument of a tool
                }
                """);
    }

    @Test
    void badMetadataAndIcons() {
        check("""
                class Tools {
                    @McpTool(meta = @McpMeta(key = "a/b", json = "{oops")) String a() { return ""; } // error: The metadata 'a/b' is not JSON (Unexpected character ('o' (code 111)): was expecting double-quote to start property name): write for example "docs" in quotes, 3 or {"a":1}
                    @McpTool(meta = @McpMeta(key = "io.modelcontextprotocol/x", json = "1")) String b() { return ""; } // error: The metadata key 'io.modelcontextprotocol/x' has a prefix that is reserved for the protocol: use one of your own, like com.contoso/team
                    @McpTool(meta = @McpMeta(key = "com.mcp.tools/x", json = "1")) String c() { return ""; } // error: The metadata key 'com.mcp.tools/x' has a prefix that is reserved for the protocol: use one of your own, like com.contoso/team
                    @McpTool(meta = @McpMeta(key = "no good", json = "1")) String d() { return ""; } // error: The metadata key 'no good' is malformed: write it like com.contoso/team
                    @McpTool(icons = @McpIcon(src = "http://x/y.png", theme = "blue", sizes = "big")) String e() { return ""; } // error: The icon 'http://x/y.png' must be an https: or data: URI // error: The icon theme 'blue' must be light or dark, or left out // error: The icon size 'big' must be like 48x48, or any
                }
                """);
    }

    @Test
    void completionsWithoutTargetOrArgument() {
        check("""
                class Prompts {
                    @McpPrompt String plan(String city) { return ""; }
                    @McpCompletion(argument = "city") List<String> a(String city) { return List.of(); } // error: @McpCompletion has no target: set prompt or resource
                    @McpCompletion(prompt = "plan", resource = "x://{city}", argument = "city") List<String> b(String city) { return List.of(); } // error: @McpCompletion has two targets: set either prompt or resource
                    @McpCompletion(prompt = "plan", argument = "town") List<String> c(String town) { return List.of(); } // error: The prompt 'plan' has no 'town' to complete: it has [city]
                    @McpCompletion(prompt = "other", argument = "city") List<String> d() { return List.of(); } // error: The completion of 'city' does not take what was typed: add a parameter String city
                    @McpCompletion(prompt = "another", argument = "n") List<String> e(int n) { return List.of(); } // error: The parameter 'n' of a completion must be a String or Optional<String>: it receives what was typed
                    @McpCompletion(prompt = "third", argument = "n") String f(String n) { return ""; } // error: A method with @McpCompletion cannot return String: return List<String>, String[] or CompleteResult
                }
                """);
    }

    @Test
    void completionsOfTemplatesThatLackTheVariable() {
        check("""
                class Resources {
                    @McpResource(uri = "a://{city}") String one(String city) { return ""; }
                    @McpResource(uri = "a://{city}") String two(String city) { return ""; } // error: There is already a resource template 'a://{city}', in acme.Resources.one: give one of them another URI
                    @McpResource(uri = "b c://x") String three() { return ""; } // error: The URI 'b c://x' is malformed (Illegal character in scheme name): write it like weather://stations
                    @McpCompletion(resource = "a://{city}", argument = "town") List<String> a(String town) { return List.of(); } // error: The template 'a://{city}' has no 'town' to complete: it has [city]
                    @McpCompletion(resource = "a://{city}", argument = "city") List<String> b(String city, String season) { return List.of(); } // error: The template 'a://{city}' has no 'season' that the completion could receive: it has [city]
                    @McpCompletion(resource = "a://{city}", argument = "") List<String> c(String city) { return List.of(); } // error: @McpCompletion has no argument: name the prompt argument or template variable
                    @McpCompletion(resource = "a://{city}", argument = "city") List<String> d(String city) { return List.of(); } // error: There is already a completion 'city of a://{city}', in acme.Resources.b: remove one of them
                    @McpPrompt String f(String city) { return ""; }
                    @McpCompletion(prompt = "f", argument = "city") List<String> g(String city, String season) { return List.of(); } // error: The prompt 'f' has no 'season' that the completion could receive: it has [city]
                    @McpPrompt String e(List<String> cities) { return ""; } // error: The parameter 'cities' cannot be a prompt argument, which is text: use String, a number, boolean, enum, date or time, UUID or URI, or an Optional of them
                }
                """);
    }

    @Test
    void metadataThatStandsTwiceOrSaysNothing() {
        check("""
                class Tools {
                    @McpTool(meta = {@McpMeta(key = "a/b", json = "1"), @McpMeta(key = "a/b", json = "2")}) String a() { return ""; } // error: The metadata key 'a/b' stands here twice: remove one entry
                    @McpTool(meta = @McpMeta(key = "a/b", json = "")) String b() { return ""; } // error: The metadata 'a/b' has no value: write JSON, for example "docs" in quotes
                }
                """);
    }

    @Test
    void requirementsThatNobodyCouldFulfilOrNobodyChecks() {
        check("""
                class Tools {
                    @McpTool @RequiresScope("mail.read mail.send") String a() { return ""; } // error: The scope 'mail.read mail.send' of @RequiresScope is empty, or has a space, a quote or another character that no scope can have: name each scope by itself, for example {"one", "two"}
                    @McpTool @RequiresRole({}) String b() { return ""; } // error: @RequiresRole names no role, so that nobody could use it: name one or more
                    @McpTool @RequiresRole("") String c() { return ""; } // error: The role '' of @RequiresRole is empty, or has a space, a quote or another character that no role can have: name each role by itself, for example {"one", "two"}
                    @RequiresScope("mail.read") String helper() { return ""; } // error: The method helper carries @RequiresScope or @RequiresRole, but is no tool, resource or prompt, so that nothing checks it: remove it, or annotate the method that is one
                    @McpPrompt String d(String city) { return ""; }
                    @McpCompletion(prompt = "d", argument = "city") @RequiresRole("admin") List<String> e(String city) { return List.of(); } // error: A completion takes what its prompt or template requires: move @RequiresScope and @RequiresRole there
                }
                """);
    }

    @Test
    void appsThatNobodyCouldUseOrSee() {
        check("""
                class Tools {
                    @McpTool @McpApp(view = "../secret.html") String a() { return ""; } // error: The view '../secret.html' is no path among the resources: write it like ui/page.html, with letters, digits, '_', '-' and '.' between single slashes, and without one at the beginning
                    @McpTool @McpApp String b() { return ""; } // error: @McpApp says nothing: add view = "ui/page.html", visibility = McpApp.Visibility.APP, or remove it
                    @McpTool @McpApp(title = "Clock") String c() { return ""; } // error: @McpApp describes a page and names none: add view = "ui/page.html", or remove what is said of it
                    @McpTool @McpApp(view = "ui/page.html", visibility = {}) String d() { return ""; } // error: @McpApp lets nobody call the tool: name MODEL, APP or both as its visibility
                    @McpTool @McpApp(view = "ui/page.html", csp = @McpApp.Csp(connect = "https://api.example.com/v1")) String e() { return ""; } // error: The place 'https://api.example.com/v1' of @Csp(connect = …) is no origin: write it like https://api.example.com or https://*.example.com, without a path
                    @McpTool @McpApp(view = "ui/page.html", csp = @McpApp.Csp(resource = "https://a.example; script-src *")) String f() { return ""; } // error: The place 'https://a.example; script-src *' of @Csp(resource = …) is no origin: write it like https://api.example.com or https://*.example.com, without a path
                    @McpTool @McpApp(view = "/ui/page.html") String g() { return ""; } // error: The view '/ui/page.html' is no path among the resources: write it like ui/page.html, with letters, digits, '_', '-' and '.' between single slashes, and without one at the beginning
                    @McpApp(view = "ui/page.html") String h() { return ""; } // error: The method h carries @McpApp, but is no tool, so that nobody sees its view: remove it, or add @McpTool
                    @McpTool @McpApp(visibility = McpApp.Visibility.APP) String fine() { return ""; }
                    @McpTool @McpApp(view = "ui/clock", csp = @McpApp.Csp(connect = {"wss://live.example.com:8443", "https://*.example.com"})) String fineToo() { return ""; }
                }
                """);
    }

    @Test
    void handlersThatCannotRunWhereTheyShould() {
        check("""
                class Tools {
                    @McpTool @CpuBound @NonBlocking String a() { return ""; } // error: The method a carries @CpuBound and @NonBlocking, but can run in one place only: remove one of them
                    @McpTool @CpuBound java.util.concurrent.CompletionStage<String> b() { return null; } // error: The method b is @CpuBound and returns CompletionStage, whose value is computed elsewhere: return the value itself, or remove @CpuBound
                    @McpPrompt @CpuBound java.util.concurrent.CompletableFuture<String> c() { return null; } // error: The method c is @CpuBound and returns CompletableFuture, whose value is computed elsewhere: return the value itself, or remove @CpuBound
                    @CpuBound String d() { return ""; } // error: The method d carries @CpuBound or @NonBlocking, but is not a tool, resource, prompt or completion, so that it has no effect: remove it, or annotate the method that is one
                    @NonBlocking String e() { return ""; } // error: The method e carries @CpuBound or @NonBlocking, but is not a tool, resource, prompt or completion, so that it has no effect: remove it, or annotate the method that is one
                    @McpTool @CpuBound String fine() { return ""; }
                    @McpResource(uri = "a://b") @CpuBound String fineToo() { return ""; }
                }
                """);
    }

    @Test
    void classesThatCannotRunWhereTheyShould() {
        check("""
                @CpuBound @NonBlocking class Tools { // error: The type Tools carries @CpuBound and @NonBlocking, but its handlers can run in one place only: remove one of them
                    @McpTool @NonBlocking String a() { return ""; }
                }
                """);
    }

    private static void check(String text) {
        MarkedSource.check(MarkedSource.of("Tools", text));
    }
}
