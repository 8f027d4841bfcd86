package dev.remotemcp.runtime.protocol.modern;

import dev.remotemcp.runtime.catalog.HeaderArgument;
import dev.remotemcp.runtime.catalog.ToolBinding;
import dev.remotemcp.runtime.pipeline.Failure.Kind;
import dev.remotemcp.runtime.protocol.Exchange;
import dev.remotemcp.runtime.protocol.HeaderText;
import dev.remotemcp.runtime.protocol.Refusal;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Compares the headers {@code Mcp-Param-*} with the arguments they repeat.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports">MCP 2026-07-28,
 *     Transports</a>
 */
final class HeaderArguments {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?");

    private HeaderArguments() {}

    static void check(Exchange exchange, ToolBinding tool, @Nullable JsonSlice arguments) throws Refusal {
        if (tool.headers().isEmpty()) {
            return;
        }
        JsonNode root = arguments == null
                ? MissingNode.getInstance()
                : JSON.readTree(arguments.bytes(), arguments.offset(), arguments.length());
        for (HeaderArgument expected : tool.headers()) {
            check(exchange, expected, root);
        }
    }

    private static void check(Exchange exchange, HeaderArgument expected, JsonNode root) throws Refusal {
        JsonNode value = root;
        for (String name : expected.path()) {
            value = value.path(name);
        }
        if (value.isMissingNode() || value.isNull() || value.isContainer()) {
            return; // nothing to repeat; an argument of the wrong type is the decoder's to report
        }
        String header = "Mcp-Param-" + expected.header();
        String argument = "params.arguments." + String.join(".", expected.path());
        String sent = exchange.header(header);
        if (sent == null) {
            throw new Refusal(
                    Kind.HEADER_MISMATCH,
                    "The header '" + header + "' is missing: repeat the body's '" + argument + "' in it");
        }
        Optional<String> decoded = HeaderText.decode(sent.strip());
        if (decoded.isEmpty()) {
            throw new Refusal(
                    Kind.HEADER_MISMATCH,
                    "The header '" + header
                            + "' is not valid: send visible ASCII as it is, everything else as =?base64?…?=");
        }
        if (!equal(expected.type(), decoded.get(), value)) {
            throw new Refusal(
                    Kind.HEADER_MISMATCH,
                    "The header '" + header + "' differs from the body's '" + argument + "': make them equal");
        }
    }

    private static boolean equal(HeaderArgument.Type type, String header, JsonNode value) {
        if (type == HeaderArgument.Type.INTEGER && value.isNumber()) {
            return NUMBER.matcher(header).matches() && value.decimalValue().compareTo(new BigDecimal(header)) == 0;
        }
        return header.equals(value.asString());
    }
}
