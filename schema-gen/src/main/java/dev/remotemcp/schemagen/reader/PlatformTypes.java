package dev.remotemcp.schemagen.reader;

/** Why classes of the JDK that Jackson might know are not taken from or given to clients. */
final class PlatformTypes {
    private PlatformTypes() {}

    /** The reason, with the mend. */
    static String reason(String name) {
        return switch (name) {
            case "java.io.File", "java.nio.file.Path" ->
                "a client could name any file of the server: use String, and resolve it within one folder";
            case "java.lang.Class" -> "a client could name any class of the server: use String or an enum";
            case "java.net.InetAddress",
                    "java.net.Inet4Address",
                    "java.net.Inet6Address",
                    "java.net.InetSocketAddress" -> "reading one may ask the network for a name: use String";
            case "java.util.regex.Pattern" -> "a client could send an expression that takes for ever: use String";
            case "java.util.Calendar",
                    "java.util.GregorianCalendar",
                    "javax.xml.datatype.XMLGregorianCalendar",
                    "java.sql.Timestamp",
                    "java.sql.Date",
                    "java.sql.Time" ->
                "it says more than JSON does: use Instant, LocalDate or another type of java.time";
            case "java.util.stream.Stream",
                    "java.util.stream.IntStream",
                    "java.util.stream.LongStream",
                    "java.util.stream.DoubleStream",
                    "java.util.Iterator" -> "it can be gone through only once: use List";
            case "java.lang.StringBuffer" -> "use String instead";
            case "java.util.concurrent.atomic.AtomicReference" -> "use Optional instead";
            case "java.util.Map$Entry", "java.util.AbstractMap$SimpleEntry" ->
                "an object with one property of any name says little: make it a record, or use Map";
            default ->
                "it is not a record, enum, collection or scalar that has a JSON form: make it a record, or take JsonNode";
        };
    }
}
