package dev.remotemcp.schemagen.reader;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/**
 * Reads from a class file what a field of an enum's constants is. Enums come from libraries, and in incremental builds
 * also from earlier compilations of the same code.
 */
final class EnumClassFile {
    private final ClassModel model;

    private EnumClassFile(ClassModel model) {
        this.model = model;
    }

    /** The values by the constants' names; those that are not known are missing. */
    static Optional<Map<String, Object>> values(
            ProcessingEnvironment environment, TypeElement type, String member, boolean field) {
        JavaFileObject file = environment.getElementUtils().getFileObjectOf(type);
        if (file == null || file.getKind() != JavaFileObject.Kind.CLASS) {
            return Optional.empty();
        }
        try (InputStream bytes = file.openInputStream()) {
            EnumClassFile read = new EnumClassFile(ClassFile.of().parse(bytes.readAllBytes()));
            Optional<String> name = field ? Optional.of(member) : read.returned(member);
            return name.map(read::ofField);
        } catch (IOException | IllegalArgumentException e) {
            // An unreadable file says nothing.
            return Optional.empty();
        }
    }

    /** The field that a method returns as it is: {@code aload_0 getfield xreturn}. */
    private Optional<String> returned(String method) {
        return methods(method, "()").stream()
                .map(EnumClassFile::instructions)
                .filter(code -> code.size() == 3
                        && code.get(0) instanceof LoadInstruction
                        && code.get(1).opcode() == Opcode.GETFIELD)
                .map(code -> ((FieldInstruction) code.get(1)).name().stringValue())
                .findFirst();
    }

    private Map<String, Object> ofField(String field) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (MethodModel initializer : methods("<clinit>", "()")) {
            List<Object> pushed = new ArrayList<>();
            Optional<Object> made = Optional.empty();
            for (Instruction instruction : instructions(initializer)) {
                switch (instruction) {
                    case NewObjectInstruction _ -> pushed.clear();
                    case ConstantInstruction constant -> pushed.add(constant.constantValue());
                    case InvokeInstruction call
                    when call.name().equalsString("<init>") ->
                        made = argument(call.type().stringValue(), List.copyOf(pushed), field);
                    case FieldInstruction put
                    when put.opcode() == Opcode.PUTSTATIC -> {
                        made.ifPresent(value -> values.put(put.name().stringValue(), value));
                        made = Optional.empty();
                    }
                    default -> {}
                }
            }
        }
        return values;
    }

    /** The argument that a constructor puts into a field, where all arguments are constants. */
    private Optional<Object> argument(String descriptor, List<Object> pushed, String field) {
        List<MethodModel> constructors = methods("<init>", descriptor);
        if (constructors.size() != 1
                || constructors.getFirst().methodTypeSymbol().parameterCount() != pushed.size()) {
            return Optional.empty();
        }
        MethodModel constructor = constructors.getFirst();
        List<Instruction> code = instructions(constructor);
        for (int i = 1; i < code.size(); i++) {
            if (code.get(i) instanceof FieldInstruction put
                    && put.opcode() == Opcode.PUTFIELD
                    && put.name().equalsString(field)
                    && code.get(i - 1) instanceof LoadInstruction load) {
                int slot = 1;
                for (int parameter = 0; parameter < pushed.size(); parameter++) {
                    if (slot == load.slot()) {
                        return Optional.of(pushed.get(parameter));
                    }
                    String type = constructor
                            .methodTypeSymbol()
                            .parameterType(parameter)
                            .descriptorString();
                    slot += type.equals("J") || type.equals("D") ? 2 : 1;
                }
            }
        }
        return Optional.empty();
    }

    private List<MethodModel> methods(String name, String descriptor) {
        return model.methods().stream()
                .filter(method -> method.methodName().equalsString(name)
                        && method.methodType().stringValue().startsWith(descriptor))
                .toList();
    }

    private static List<Instruction> instructions(MethodModel method) {
        List<Instruction> instructions = new ArrayList<>();
        method.code().ifPresent(code -> {
            for (CodeElement element : code) {
                if (element instanceof Instruction instruction) {
                    instructions.add(instruction);
                }
            }
        });
        return instructions;
    }
}
