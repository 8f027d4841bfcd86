package dev.remotemcp.apps.page;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be told about a script without running it. */
final class Scripts {
    private static final String URL = "[\"'`]((?:https?|wss?)://[^\"'`\\s]+)";

    private static final Map<Pattern, Page.Directive> LOADS = Map.of(
            Pattern.compile("\\bfetch\\(\\s*" + URL), Page.Directive.CONNECT,
            Pattern.compile("\\bnew\\s+(?:WebSocket|EventSource)\\(\\s*" + URL), Page.Directive.CONNECT,
            Pattern.compile("\\.open\\(\\s*[\"'][A-Za-z]+[\"']\\s*,\\s*" + URL), Page.Directive.CONNECT,
            Pattern.compile("\\bsendBeacon\\(\\s*" + URL), Page.Directive.CONNECT,
            Pattern.compile("\\bimport\\(\\s*" + URL), Page.Directive.RESOURCE,
            Pattern.compile("\\bfrom\\s*" + URL), Page.Directive.RESOURCE,
            Pattern.compile("(?m)^\\s*import\\s*" + URL), Page.Directive.RESOURCE);

    private static final List<Pattern> RELATIVE_IMPORTS = List.of(
            Pattern.compile("\\bimport\\s*\\(\\s*[\"'`](\\.{0,2}/[^\"'`]+)"),
            Pattern.compile("(?m)^\\s*(?:import|export)\\b[^;\"'`]*?\\bfrom\\s*[\"'](\\.{0,2}/[^\"']+)"),
            Pattern.compile("(?m)^\\s*import\\s*[\"'](\\.{0,2}/[^\"']+)"));

    private Scripts() {}

    /** Notes what the script may load from elsewhere. */
    static void note(String script, String where, Assembly assembly) {
        LOADS.forEach((pattern, directive) -> {
            Matcher load = pattern.matcher(script);
            while (load.find()) {
                assembly.need(directive, load.group(1), where, false);
            }
        });
    }

    /** Refuses a module that names others by paths, which lead nowhere from within a page. */
    static void refuseImports(String script, String where, Assembly assembly) {
        for (Pattern pattern : RELATIVE_IMPORTS) {
            Matcher found = pattern.matcher(script);
            if (found.find()) {
                throw assembly.problem(
                        "imports '" + found.group(1) + "', which cannot be put into a page: bundle the modules into one"
                                + " file, or let this server serve the files (assets = McpApp.Assets.SERVED)",
                        where);
            }
        }
    }

    /** A script as the text of an element, where neither a comment nor the end of the element may begin. */
    static String embeddable(String script) {
        return script.replaceAll("(?i)</(?=script)", "<\\\\/").replace("<!--", "<\\!--");
    }
}
