package dev.remotemcp.samples.conformance;

import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpTool;

/** A tool whose argument clients repeat in a header, so that a gateway can route by it. */
class HeaderTools {
    /**
     * Says which region a call was sent to.
     *
     * @param region the region, also sent as Mcp-Param-Region
     */
    @McpTool(name = "test_header_argument", readOnly = true)
    String region(@McpArg(header = "Region") String region) {
        return "Served in " + region;
    }
}
