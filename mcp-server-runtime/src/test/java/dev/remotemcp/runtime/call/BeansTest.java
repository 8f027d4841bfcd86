package dev.remotemcp.runtime.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.remotemcp.runtime.catalog.ToolBinding;
import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What schemas say of classes is what Jackson does with them, in both directions. */
class BeansTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static ApplicationContext beans;

    @BeforeAll
    static void start() {
        beans = ApplicationContext.run();
    }

    @AfterAll
    static void stop() {
        beans.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            setters       | count name* tags             | count* empty* name* tags
            fields        | open shown wanted*           | fixed* open* shown* wanted*
            created       | full_name* size* note        | full_name* size* note
            implied       | first* last                  | last
            factory       | x*                           | x*
            built         | name* size                   | name*
            orderPage     | first items single           | first items* single
            page          | first items                  | first items*
            tag           | label*                       | label* length*
            access        | color* password              | color* id*
            partial       | a* inner*                    | a* inner*
            unwrapped     | who* home_street* home_number street* number | who* home_street* home_number street* number
            unwrappedBean | countOf nameOf* tagsOf who   | countOf* emptyOf* nameOf* tagsOf who*
            snake         | first_name* lastName* i_phone_number* | first_name* lastName* i_phone_number*
            kebab         | first-name                   | first-name*
            open          | known                        | known*
            openRecord    | known*                       | known*
            ordered       | z b y a                      | z* b* y* a*
            always        | count filled number some text | count filled* number* some text*
            detected      | field                        | field*
            renamed       | URL in                       | URL* out*
            defaults      | many tags                    | many* tags*
            derived       | ident*                       | ident*
            """)
    void propertiesAreThoseThatJacksonReadsAndWritesInItsOrder(String tool, String read, String written) {
        assertThat(names(descriptor(tool).at("/inputSchema/properties/value"))).isEqualTo(read);
        assertThat(names(descriptor(tool).path("outputSchema"))).isEqualTo(written);
    }

    private static String names(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("properties").properties().forEach(property -> {
            boolean required = schema.path("required")
                    .valueStream()
                    .anyMatch(name -> name.asString().equals(property.getKey()));
            names.add(property.getKey() + (required ? "*" : ""));
        });
        return String.join(" ", names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            setters       | {"name":"Ann","count":null}  | {"count":7,"empty":true,"name":"Ann"}
            fields        | {"wanted":2,"fixed":"other"} | {"fixed":"fixed","open":1,"shown":"","wanted":2}
            created       | {"full_name":"Ann","size":2} | {"full_name":"Ann","size":2}
            celsius       | 3                            | 3.0
            coded         | {"code":"a","more":["b"],"named":{"c":"d"}} | {"code":"a","more":["b"],"named":{"c":"d"}}
            built         | {"name":"Ann"}               | {"name":"Ann"}
            orderPage     | {"items":[[{"id":"1"}]]}     | {"items":[[{"id":"1"}]]}
            tag           | {"label":"abc","secret":"x"} | {"label":"abc","length":3}
            access        | {"hue":"red","id":"mine"}    | {"color":"red","id":"id"}
            partial       | {"a":"x","b":"y","inner":{"id":"1","text":"t"}} | {"a":"x","inner":{"text":"t"}}
            unwrapped     | {"who":"A","home_street":"B","street":"C"} | {"who":"A","home_street":"B","street":"C"}
            open          | {"known":"a","b":1}          | {"known":"a","b":1}
            always        | {}                           | {"filled":"","number":null,"text":null}
            defaults      | {}                           | {"many":5,"tags":["a"]}
            defaults      | {"many":null,"tags":null}    | {"many":5,"tags":["a"]}
            """)
    void whatIsReadIsWritten(String tool, String given, String written) {
        assertThat(RandomJson.parse(call(tool, given))).isEqualTo(RandomJson.parse(written));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            setters       | {}                           | value.name: is required
            setters       | {"name":null}                | value.name: is required
            setters       | {"name":"A","count":101}     | value.count: must be at most 100 (was 101)
            fields        | {}                           | value.wanted: is required
            created       | {"size":2}                   | value.full_name: is required
            created       | {"full_name":"Ann"}          | value.size: is required
            implied       | {"last":"x"}                 | value.first: is required
            celsius       | "warm"                       | value: must be a number (was "warm")
            coded         | {"code":"","more":[],"named":{}} | value.code: must not be empty
            built         | {"size":2}                   | value.name: is required
            orderPage     | {"single":{"id":"12345"}}    | value.single.id: must have at most 4 characters (was 5)
            access        | {"colr":"red"}               | value.color: is required
            unwrapped     | {"who":"A","street":"C"}     | value.home_street: is required
            open          | {"b":"text"}                 | value.b: must be an integer (was "text")
            """)
    void whatIsRefusedIsNamedByItsPath(String tool, String given, String problem) {
        assertThat(call(tool, given)).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setters",
                "fields",
                "created",
                "implied",
                "factory",
                "celsius",
                "built",
                "orderPage",
                "page",
                "tag",
                "access",
                "partial",
                "unwrapped",
                "unwrappedBean",
                "snake",
                "kebab",
                "open",
                "openRecord",
                "ordered",
                "always",
                "detected",
                "renamed",
                "defaults",
                "areaOf",
                "derived"
            })
    void whatSchemasAcceptIsReadAndWhatIsWrittenTheyAccept(String tool) {
        JsonNode input = descriptor(tool).path("inputSchema");
        Schema accepts = SCHEMAS.getSchema(input);
        Schema describes = SCHEMAS.getSchema(descriptor(tool).path("outputSchema"));
        RandomJson values = new RandomJson(new Random(tool.hashCode()), input, 0.01);
        int accepted = 0;
        for (int i = 0; i < 300; i++) {
            JsonNode arguments = values.next();
            boolean right = accepts.validate(
                            arguments.toString(),
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .isEmpty();
            if (right) {
                String written = callWith(tool, arguments.toString());
                assertThat(describes.validate(written, InputFormat.JSON))
                        .as("%s%n%s", arguments, written)
                        .isEmpty();
                accepted++;
            }
        }
        assertThat(accepted).as("values that were right").isGreaterThan(100);
    }

    private static JsonNode descriptor(String tool) {
        return RandomJson.parse(GeneratedBindings.tool(beans, tool).descriptor().toString());
    }

    private static String call(String tool, String value) {
        return callWith(tool, "{\"value\":" + value + "}");
    }

    /** What was written, or what was wrong. */
    private static String callWith(String tool, String arguments) {
        ToolBinding binding = GeneratedBindings.tool(beans, tool);
        byte[] json = arguments.getBytes(UTF_8);
        try {
            ToolOutput output = binding.handler().call(Arguments.of(json, 0, json.length), NoContext.INSTANCE);
            return new String(WrittenJson.of(output).orElseThrow(), UTF_8);
        } catch (InvalidArgumentsException e) {
            return String.join("; ", e.problems());
        } catch (Exception e) {
            throw new AssertionError(tool + " failed with " + arguments, e);
        }
    }
}
