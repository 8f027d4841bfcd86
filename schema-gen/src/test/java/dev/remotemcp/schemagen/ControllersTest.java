package dev.remotemcp.schemagen;

import org.junit.jupiter.api.Test;

/** Tools that are HTTP routes as well: what has no meaning without HTTP is a compile error. */
class ControllersTest {
    private static final String IMPORTS = "import io.micronaut.http.*; import io.micronaut.http.annotation.*;"
            + " import io.micronaut.http.cookie.*; import io.micronaut.runtime.http.scope.RequestScope;"
            + " import io.micronaut.security.authentication.Authentication;"
            + " import io.micronaut.security.annotation.Secured; import jakarta.annotation.security.*;"
            + " import io.micronaut.core.annotation.Nullable; import java.util.concurrent.*; ";

    @Test
    void parametersThatOnlyHttpHas() {
        check("""
                @Controller("/x")
                class Routes {
                    @Get("/1") @McpTool String one(HttpRequest<?> request) { return ""; } // error: The parameter 'request' cannot be bound to HttpRequest: it is part of an HTTP request, which a tool call has not: make it @Nullable, or move what the tool does to a method without it, and call that from both
                    @Get("/2") @McpTool String two(@Header("X-A") String a) { return ""; } // error: The parameter 'a' cannot be bound to String: @Header is part of an HTTP request, which a tool call has not: make it @Nullable, or move what the tool does to a method without it, and call that from both
                    @Get("/3") @McpTool String three(@CookieValue("c") int c) { return ""; } // error: The parameter 'c' cannot be bound to int: @CookieValue is part of an HTTP request, which a tool call has not: move what the tool does to a method without it, and call that from both
                    @Get("/4") @McpTool String four(Cookies cookies, HttpHeaders headers) { return ""; } // error: The parameter 'cookies' cannot be bound to Cookies: it is part of an HTTP request, which a tool call has not: make it @Nullable, or move what the tool does to a method without it, and call that from both // error: The parameter 'headers' cannot be bound to HttpHeaders: it is part of an HTTP request, which a tool call has not: make it @Nullable, or move what the tool does to a method without it, and call that from both
                    @Get("/5") @McpTool String five(Authentication user) { return ""; } // error: The parameter 'user' cannot be bound to Authentication: it comes from Micronaut's security filter, which does not see tool calls: take java.security.Principal
                    @Get("/6") @McpTool String six(@Nullable HttpRequest<?> request, @Header("X-A") Optional<String> a) { return ""; }
                }
                """);
    }

    @Test
    void responsesThatDoNotSayTheirBody() {
        check("""
                @Controller("/x")
                class Routes {
                    @Get("/1") @McpTool HttpResponse<?> one() { return HttpResponse.ok(); } // error: A method with @McpTool cannot return HttpResponse: its body must be something that a tool may return, for example HttpResponse<Order> for a record Order, or HttpResponse<Void> for none
                    @Get("/2") @McpTool @SuppressWarnings("rawtypes") HttpResponse two() { return HttpResponse.ok(); } // error: A method with @McpTool cannot return HttpResponse: its body must be something that a tool may return, for example HttpResponse<Order> for a record Order, or HttpResponse<Void> for none
                    @Get("/3") @McpTool CompletionStage<HttpResponse<Void>> three() { return new CompletableFuture<>(); }
                    @Get("/4") @McpTool HttpResponse<Thread> four() { return HttpResponse.ok(); } // error: A method with @McpTool cannot return HttpResponse: its body must be something that a tool may return, for example HttpResponse<Order> for a record Order, or HttpResponse<Void> for none
                }
                """);
    }

    @Test
    void namesGivenByTheRoute() {
        check("""
                @Controller("/x")
                class Routes {
                    @Get("/1/{a}") @McpTool String one(@PathVariable("a") String one, @QueryValue("a") String two) { return ""; } // error: Two arguments are named 'a': rename one of them
                    @Get("/2") @McpTool String two(@QueryValue(defaultValue = "1.5") int count) { return ""; } // error: The parameter 'count' has a default "1.5" that must be an integer: change the default or the parameter
                    @Post("/3") @McpTool String three(@Body("title") @McpArg(name = "name") String title, @Body("name") String name) { return ""; } // error: Two arguments are named 'name': rename one of them
                }
                """);
    }

    @Test
    void beansThatLiveAsLongAsAnHttpRequest() {
        check("""
                @RequestScope
                class Routes { // error: The type Routes lives as long as an HTTP request of Micronaut's, which a call over MCP is not: give it another scope, and take what is of the request as a parameter
                    @McpTool String one() { return ""; }
                }
                """);
    }

    @Test
    void protectionThatHoldsForHttpOnly() {
        String error =
                " // error: The method %s is protected by @%s, which holds for HTTP only, so that every tool call"
                        + " would pass it by: move what the tool does to a class without it, and say with @RequiresScope or"
                        + " @RequiresRole who may call the tool\n";
        check("""
                @Controller("/x")
                class Routes {
                    @Get("/1") @Secured("ADMIN") @McpTool String one() { return ""; }""" + error.formatted("one", "Secured") + """
                    @Get("/2") @RolesAllowed("ADMIN") @McpTool String two() { return ""; }""" + error.formatted("two", "RolesAllowed") + """
                    @Get("/3") @Secured("isAnonymous()") @McpTool String three() { return ""; }
                    @Get("/4") @Secured("ADMIN") String four() { return ""; }
                }
                """);
        check("""
                @Controller("/x")
                @Secured("isAuthenticated()")
                class Routes {
                    @Get("/1") @McpTool String one() { return ""; }""" + error.formatted("one", "Secured") + """
                    @Get("/2") @Secured("isAnonymous()") @McpTool String two() { return ""; }
                    @Get("/3") @PermitAll @McpTool String three() { return ""; }
                }
                """);
    }

    private static void check(String text) {
        MarkedSource.check(MarkedSource.of("Routes", IMPORTS + text));
    }
}
