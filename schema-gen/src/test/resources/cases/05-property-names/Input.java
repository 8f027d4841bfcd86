class Feed {
    record Query(
            @JsonProperty("$filter") String filter,
            @JsonProperty("@odata.type") String type,
            @JsonProperty("first name") String first) {}

    /** Reads the feed. @param query what of it @param top how many */
    @McpTool
    String feed(Query query, @McpArg(name = "$top") int top) {
        return "";
    }
}
