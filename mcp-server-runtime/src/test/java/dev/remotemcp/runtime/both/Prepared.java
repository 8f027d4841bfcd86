package dev.remotemcp.runtime.both;

/** What clients declare, what users answer, and how questions look on the wire; JSON throughout. */
final class Prepared {
    static final String EVERYTHING = """
            {"elicitation":{"form":{},"url":{}},"sampling":{"tools":{}},"roots":{},"extensions":{"com.example/maps":{}}}""";
    static final String ADA = """
            {"action":"accept","content":{"name":"Ada","seats":2,"place":"GARDEN"}}""";
    static final String BOB = """
            {"action":"accept","content":{"name":"Bob","seats":1,"place":"WINDOW"}}""";
    static final String TWELVE = """
            {"action":"accept","content":{"name":"Ada","seats":12,"place":"GARDEN"}}""";
    static final String ACCEPT = "{\"action\":\"accept\"}";
    static final String DECLINE = "{\"action\":\"decline\"}";
    static final String CANCEL = "{\"action\":\"cancel\"}";
    static final String OSLO = """
            {"role":"assistant","content":{"type":"text","text":"Oslo"},"model":"test-model"}""";
    static final String ROOTS = """
            {"roots":[{"uri":"file:///home/ada","name":"home"},{"uri":"file:///tmp","name":"rest"}]}""";
    static final String BOOKING_SCHEMA = """
            {"type":"object","properties":{
            "name":{"type":"string","description":"whom the seats are for","minLength":2,"maxLength":20},
            "seats":{"type":"integer","description":"how many","minimum":1,"maximum":9},
            "place":{"type":"string","description":"where","default":"WINDOW","oneOf":[
            {"const":"WINDOW","title":"At a window"},{"const":"GARDEN","title":"In the garden"}]}},
            "required":["name","seats"]}""";
    static final String CAPITAL = """
            {"messages":[{"role":"user","content":{"type":"text","text":"The capital of Norway?"}}],"maxTokens":50}""";

    private Prepared() {}
}
