package agreement;

import java.util.*;
import org.jspecify.annotations.Nullable;

/** Collections, maps, arrays and optional values, in each other. */
class Containers {
    enum Color {
        RED,
        GREEN
    }

    // both: Set<String>
    // both: Set<Integer>
    // both: Set<Color>
    // both: Set<Point>
    // both: Set<Optional<Point>>
    // both: Collection<String>
    // both: Collection<Point>
    // both: List<List<Integer>>
    // both: List<List<Point>>
    // both: List<Set<LocalDate>>
    // both: List<Optional<Integer>>
    // both: List<Optional<Color>>
    // both: List<Optional<Point>>
    // both: List<@Nullable String>
    // both: List<@Nullable Point>
    // both: List<@Nullable Color>
    // both: List<@Nullable List<@Nullable Integer>>
    // both: List<Object>
    // both: Point[]
    // both: Color[][]
    // both: int[][]
    // both: List<int[]>
    // both: Map<String, String>
    // both: Map<String, Integer>
    // both: Map<String, Color>
    // both: Map<String, Point>
    // both: Map<String, List<Point>>
    // both: Map<String, Map<String, Integer>>
    // both: Map<String, Optional<Integer>>
    // both: Map<String, @Nullable Integer>
    // both: Map<String, @Nullable Point>
    // both: Map<String, Object>
    // both: List<Map<String, Point>>
    // both: Optional<Point>
    // both: Optional<List<Point>>
    // both: Optional<Map<String, Color>>
    record Point(int x, int y) {}

    // both: Box
    record Box(
            List<Point> list,
            Set<Color> set,
            Map<String, Point> map,
            Optional<Point> maybe,
            OptionalInt whole,
            OptionalDouble real,
            @Nullable Point point,
            @Nullable List<@Nullable Point> gaps,
            Color[] array,
            Optional<List<Optional<Color>>> deep) {}
}
