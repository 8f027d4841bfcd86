package dev.remotemcp.runtime.landing;

import java.util.List;
import java.util.Locale;

/**
 * Tells browsers from programs by what they accept: browsers name HTML and prefer it to JSON, programs do not.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110, section 12.5.1</a>
 */
final class AcceptHeader {
    private AcceptHeader() {}

    /** Whether HTML is named, and wanted more than anything that MCP clients read. */
    static boolean prefersHtml(List<String> values) {
        double html = 0;
        double machine = 0;
        for (String value : values) {
            for (String range : value.split(",")) {
                String[] parts = range.toLowerCase(Locale.ROOT).split(";");
                String type = parts[0].strip();
                if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
                    html = Math.max(html, weight(parts));
                } else if (type.equals("application/json")
                        || type.endsWith("+json")
                        || type.equals("text/event-stream")) {
                    machine = Math.max(machine, weight(parts));
                }
            }
        }
        return html > machine;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                return parameter.substring(2).matches("[01](\\.\\d{0,3})?")
                        ? Double.parseDouble(parameter.substring(2))
                        : 0;
            }
        }
        return 1;
    }
}
