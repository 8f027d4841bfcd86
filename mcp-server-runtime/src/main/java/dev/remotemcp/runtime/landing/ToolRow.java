package dev.remotemcp.runtime.landing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes what the page tells of one tool. */
final class ToolRow {
    private static final Pattern SENTENCE = Pattern.compile("^.*?[.!?](?=\\s|$)", Pattern.DOTALL);

    private static final ObjectWriter READABLE = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER)));

    private final ToolView tool;
    private final Html html;

    ToolRow(ToolView tool, Html html) {
        this.tool = tool;
        this.html = html;
    }

    void write() {
        html.markup("<details class=\"tool\"><summary><span class=\"name\"><code>")
                .text(tool.name())
                .markup("</code>");
        tool.title()
                .ifPresent(title ->
                        html.markup(" <span class=\"title\">").text(title).markup("</span>"));
        for (ToolView.Badge badge : tool.badges()) {
            html.markup(" <span class=\"badge ")
                    .text(badge.kind())
                    .markup("\" title=\"")
                    .text(badge.explanation())
                    .markup("\">")
                    .text(badge.text())
                    .markup("</span>");
        }
        html.markup("</span>");
        String first = firstSentence();
        if (!first.isEmpty()) {
            html.markup("<span class=\"does\">").text(first).markup("</span>");
        }
        html.markup("</summary>\n<div class=\"inside\">\n");
        String rest = tool.description().substring(first.length()).strip();
        if (!rest.isEmpty()) {
            html.markup("<p class=\"description\">").text(rest).markup("</p>\n");
        }
        parameters();
        schema("Input schema", tool.input());
        tool.output().ifPresent(output -> schema("Output schema", output));
        html.markup("</div></details>\n");
    }

    private String firstSentence() {
        Matcher sentence = SENTENCE.matcher(tool.description());
        return sentence.find() ? sentence.group() : tool.description();
    }

    private void parameters() {
        if (tool.parameters().isEmpty()) {
            html.markup("<p>Takes no parameters.</p>\n");
            return;
        }
        html.markup("<table><thead><tr><th scope=\"col\">Parameter</th><th scope=\"col\">Type</th>")
                .markup("<th scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n");
        for (Parameter parameter : tool.parameters()) {
            html.markup("<tr><th scope=\"row\"><code>").text(parameter.path()).markup("</code>");
            if (parameter.required()) {
                html.markup(" <span class=\"required\">required</span>");
            }
            html.markup("</th><td class=\"type\">").text(parameter.type()).markup("</td><td>");
            html.text(parameter.description());
            if (!parameter.rules().isEmpty()) {
                html.markup("<span class=\"rules\">")
                        .text(String.join(", ", parameter.rules()))
                        .markup("</span>");
            }
            html.markup("</td></tr>\n");
        }
        html.markup("</tbody></table>\n");
    }

    private void schema(String name, JsonNode schema) {
        html.markup("<details class=\"schema\"><summary>")
                .text(name)
                .markup("</summary><pre tabindex=\"0\">")
                .text(READABLE.writeValueAsString(schema))
                .markup("</pre></details>\n");
    }
}
