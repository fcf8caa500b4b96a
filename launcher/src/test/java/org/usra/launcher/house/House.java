package org.usra.launcher.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;

/** Every class of Usra that a person wrote, as the class path of the launcher's tests has them. */
final class House {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.usra");

    private static final Set<String> WRITTEN = Checkout.java("main").stream()
            .map(Checkout::name)
            .map(name -> name.substring(name.indexOf("/java/") + "/java/".length(), name.length() - ".java".length()))
            .map(name -> name.replace('/', '.'))
            .collect(Collectors.toUnmodifiableSet());

    private House() {}

    /** False for what an annotation processor made, which no person names or reads. */
    static boolean isWritten(JavaClass type) {
        String outermost = type.getName().replaceAll("\\$.*", "");
        return WRITTEN.contains(outermost);
    }
}
