package agreement;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.remotemcp.annotations.McpArg;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.annotation.JsonPOJOBuilder;

/** Classes of every make that Jackson binds. */
class Beans {
    // both: Setters
    // both: Fields
    // both: Created
    // both: Implied
    // both: Factory
    // both: Coded
    // both: Celsius
    // both: Built
    // both: OrderPage
    // both: Page<Order>
    // both: Tag
    // both: Access
    // both: Partial
    // both: Unwrapped
    // both: UnwrappedBean
    // both: Snake
    // both: Kebab
    // both: Open
    // both: OpenRecord
    // both: Ordered
    // both: Always
    // both: Detected
    // both: Renamed
    // both: Defaults
    // out: Shape
    // both: Derived
    static class Setters {
        private String name = "nobody";
        private int count = 7;
        private @Nullable List<@Size(max = 3) String> tags;

        public String getName() {
            return name;
        }

        public Setters setName(@NotNull @Size(min = 2) String name) {
            this.name = name;
            return this;
        }

        public int getCount() {
            return count;
        }

        public void setCount(@Max(100) int count) {
            this.count = count;
        }

        public @Nullable List<@Size(max = 3) String> getTags() {
            return tags;
        }

        void setTags(@Nullable List<@Size(max = 3) String> tags) {
            this.tags = tags;
        }

        public boolean isEmpty() {
            return tags == null;
        }

        protected String getHidden() {
            return "hidden";
        }
    }

    static class Fields {
        public int open = 1;
        public final String fixed = "fixed";

        @JsonProperty("shown")
        private String hidden = "";

        private String unseen = "";
        public transient String lost = "";

        @JsonProperty(required = true)
        public int wanted;
    }

    static final class Created {
        private final String name;
        private final int size;
        private final @Nullable String note;

        @JsonCreator
        Created(@JsonProperty("full_name") String name, @JsonProperty("size") int size, @Nullable String note) {
            this.name = name;
            this.size = size;
            this.note = note;
        }

        @JsonProperty("full_name")
        public String getName() {
            return name;
        }

        public int getSize() {
            return size;
        }

        public @Nullable String getNote() {
            return note;
        }
    }

    static final class Implied {
        private final String first;
        private final Optional<String> last;

        public Implied(String first, Optional<String> last) {
            this.first = first;
            this.last = last;
        }

        public String shown() {
            return first + last.orElse("");
        }

        public Optional<String> getLast() {
            return last;
        }
    }

    static final class Factory {
        private final int x;

        private Factory(int x) {
            this.x = x;
        }

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static Factory at(@JsonProperty("x") int x) {
            return new Factory(x);
        }

        public int getX() {
            return x;
        }
    }

    record Code(@JsonValue @NotNull String text) {
        @JsonCreator
        Code {}
    }

    record Coded(Code code, List<Code> more, Map<String, Code> named) {}

    static final class Celsius {
        private final double degrees;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Celsius(double degrees) {
            this.degrees = degrees;
        }

        @JsonValue
        double degrees() {
            return degrees;
        }
    }

    @JsonDeserialize(builder = Built.Builder.class)
    static final class Built {
        private final String name;
        private final int size;

        private Built(String name, int size) {
            this.name = name;
            this.size = size;
        }

        public String getName() {
            return name;
        }

        @JsonPOJOBuilder(withPrefix = "", buildMethodName = "make")
        static final class Builder {
            private String name = "none";
            private int size = 3;

            @JsonProperty(required = true)
            Builder name(@Size(max = 5) String name) {
                this.name = name;
                return this;
            }

            Builder size(int size) {
                this.size = size;
                return this;
            }

            Built make() {
                return new Built(name, size);
            }
        }

        public int size() {
            return size;
        }
    }

    static class Page<T> {
        private List<T> items = new ArrayList<>();
        private @Nullable T first;

        public List<T> getItems() {
            return items;
        }

        public void setItems(List<T> items) {
            this.items = items;
        }

        public @Nullable T getFirst() {
            return first;
        }

        public void setFirst(T first) {
            this.first = first;
        }
    }

    static class Nested<T> extends Page<List<T>> {
        private @Nullable T single;

        public @Nullable T getSingle() {
            return single;
        }

        public void setSingle(T single) {
            this.single = single;
        }
    }

    record Order(@Size(max = 4) String id) {}

    static class OrderPage extends Nested<Order> {}

    interface Named<N> {
        @JsonProperty("label")
        N name();
    }

    record Tag(String name, @JsonIgnore @Nullable String secret) implements Named<String> {
        public int getLength() {
            return name == null ? 0 : name.length();
        }
    }

    static class Access {
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public String id = "id";

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        public String password = "";

        @JsonIgnore
        public String gone = "";

        @JsonAlias({"colour", "hue"})
        @JsonProperty(required = true)
        public String color = "";
    }

    @JsonIgnoreProperties({"b", "never"})
    record Partial(
            String a,
            @Nullable String b,
            @JsonIgnoreProperties("id") Inner inner) {}

    record Inner(@Nullable String id, String text) {}

    record Street(@Size(min = 1) String street, Optional<Integer> number) {}

    record Unwrapped(
            String who,
            @JsonUnwrapped(prefix = "home_") Street home,
            @JsonUnwrapped Street work) {}

    static class UnwrappedBean {
        public String who = "";

        @JsonUnwrapped(suffix = "Of")
        public @NotNull Setters inner = new Setters();
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Snake(String firstName, @JsonProperty("lastName") String last, int iPhoneNumber) {}

    @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
    static class Kebab {
        private String firstName = "";

        public String getFirstName() {
            return firstName;
        }

        public void setFirstName(String firstName) {
            this.firstName = firstName;
        }
    }

    static class Open {
        public String known = "";
        private final Map<String, Integer> more = new TreeMap<>();

        @JsonAnySetter
        void put(String name, Integer value) {
            more.put(name, value);
        }

        @JsonAnyGetter
        Map<String, Integer> more() {
            return more;
        }
    }

    record OpenRecord(
            String known, @JsonAnySetter @JsonAnyGetter Map<String, String> more) {}

    @JsonPropertyOrder({"z", "b"})
    static class Ordered {
        public int a;
        public int b;

        @JsonProperty(index = 0)
        public int y;

        public int z;
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    static class Always {
        public @Nullable String text;
        public Optional<Integer> number = Optional.empty();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        public String some = "";

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        public int count;

        @JsonInclude(JsonInclude.Include.NON_NULL)
        public String filled = "";
    }

    @JsonAutoDetect(
            fieldVisibility = JsonAutoDetect.Visibility.ANY,
            getterVisibility = JsonAutoDetect.Visibility.NONE,
            setterVisibility = JsonAutoDetect.Visibility.NONE)
    static class Detected {
        private String field = "";

        public String getOther() {
            return "";
        }
    }

    static class Renamed {
        private String x = "";
        private String url = "";

        @JsonGetter("out")
        public String fetch() {
            return x;
        }

        @JsonSetter("in")
        public void store(String x) {
            this.x = x;
        }

        public String getURL() {
            return url;
        }

        public void setURL(String url) {
            this.url = url;
        }
    }

    static class Defaults {
        @McpArg(name = "many", description = "how many", defaultValue = "5")
        public int count;

        private List<String> tags = List.of();

        @McpArg(defaultValue = "[\"a\"]")
        public List<String> getTags() {
            return tags;
        }

        public void setTags(List<String> tags) {
            this.tags = tags;
        }
    }

    interface Shape {
        double getArea();

        default String getKind() {
            return "shape";
        }
    }

    record Square(double side) implements Shape {
        @Override
        public double getArea() {
            return side * side;
        }
    }

    static class Base {
        @JsonProperty("ident")
        protected String id = "";

        @McpArg(description = "from the interface")
        public String getId() {
            return id;
        }
    }

    static class Derived extends Base {
        @Override
        public String getId() {
            return id;
        }

        @JsonCreator
        static Derived of(String ident) {
            Derived derived = new Derived();
            derived.id = ident;
            return derived;
        }
    }
}
