package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The judge of the other tests must itself be able to say no. */
final class WireSchemaTest {
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tools/list | {"jsonrpc":"2.0","id":1,"result":{"resultType":"complete","tools":[]}} | ttlMs
            tools/list | {"jsonrpc":"2.0","id":1,"result":{"resultType":"complete","tools":[],"ttlMs":-1,"cacheScope":"public"}} | ttlMs
            tools/list | {"jsonrpc":"2.0","id":1,"result":{"resultType":"complete","tools":[{"name":"x"}],"ttlMs":0,"cacheScope":"public"}} | inputSchema
            tools/list | {"jsonrpc":"2.0","id":1,"result":{"resultType":"complete","tools":[],"ttlMs":0,"cacheScope":"public","nextCursor":null}} | nextCursor
            tools/list | {"jsonrpc":"2.0","id":1,"result":{"resultType":"input_required","requestState":"x"}} | must not answer
            tools/call | {"jsonrpc":"2.0","id":1,"result":{"content":[]}} | resultType
            tools/call | {"jsonrpc":"2.0","id":1,"result":{"resultType":"complete","content":[{"type":"text"}]}} | text
            tools/call | {"jsonrpc":"2.0","id":1,"result":{"resultType":"input_required"}} | requestState
            tools/call | {"jsonrpc":"2.0","id":1,"result":{"resultType":"input_required","inputRequests":{"a":{"method":"ping"}}}} | input request
            tools/call | {"jsonrpc":"2.0","id":1,"result":{"resultType":"complete","content":[]},"error":{"code":-32603,"message":"x"}} | either
            tools/call | {"jsonrpc":"2.0","id":null,"error":{"code":-32603,"message":"x"}} | id
            tools/call | {"jsonrpc":"2.0","id":1,"error":{"code":-32002,"message":"x"}} | -32002
            tools/call | {"jsonrpc":"2.0","id":1,"error":{"code":-32021,"message":"x","data":{"requiredCapabilities":["sampling"]}}} | requiredCapabilities
            tools/call | {"jsonrpc":"2.0","id":1,"error":{"code":-32022,"message":"x"}} | data
            tools/call | {"jsonrpc":"2.0","method":"notifications/progress","params":{"progress":1}} | progressToken
            tools/call | {"jsonrpc":"2.0","method":"notifications/initialized"} | No server notification
            tools/call | {"jsonrpc":"2.0","id":1,"method":"elicitation/create","params":{}} | sends no requests
            """)
    void refusesAMessageThatViolatesTheProtocol(String method, String message, String problem) {
        assertThat(String.join(
                        "\n",
                        WireSchema.shared().problems(method, JsonMapper.shared().readTree(message))))
                .contains(problem);
    }

    @Test
    void acceptsNullAsStructuredContent() {
        String message = """
                {"jsonrpc":"2.0","id":"a","result":{"resultType":"complete","content":[],"structuredContent":null}}""";
        assertThat(WireSchema.shared()
                        .problems("tools/call", JsonMapper.shared().readTree(message)))
                .isEmpty();
    }
}
