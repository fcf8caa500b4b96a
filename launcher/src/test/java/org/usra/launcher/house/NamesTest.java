package org.usra.launcher.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NamesTest {

    private static final Pattern SAYS_NOTHING =
            Pattern.compile(".*\\.(util|utils|common|helper|manager|impl|base|misc|shared|dto|service)(\\..*)?");

    private static final Pattern EMPTY_ENDING = Pattern.compile(".*(Impl|Util|Utils|Helper|Manager|Constants|DTO|Dto)");

    @Test
    void a_package_is_named_after_what_it_owns() {
        assertThat(written().map(JavaClass::getPackageName).distinct().filter(SAYS_NOTHING.asMatchPredicate()))
                .as("a package called util or impl collects what nobody has placed: name the feature")
                .isEmpty();
    }

    @Test
    void a_class_is_named_after_what_it_is() {
        assertThat(written().map(JavaClass::getSimpleName).distinct().filter(EMPTY_ENDING.asMatchPredicate()))
                .as("such an ending says what kind of class it is and not what it does: name the thing or the use case")
                .isEmpty();
    }

    @Test
    void an_interface_has_no_single_implementation() {
        assertThat(written()
                        .filter(JavaClass::isInterface)
                        .filter(type -> !type.isAnnotation())
                        .filter(type -> !isMadeByAFramework(type))
                        .filter(type -> implementations(type).size() == 1)
                        .map(type -> type.getName() + " <- "
                                + implementations(type).getFirst().getName()))
                .as("an interface with one implementation is a hop that hides nothing: use the class")
                .isEmpty();
    }

    private static List<JavaClass> implementations(JavaClass type) {
        return type.getAllSubclasses().stream()
                .filter(sub -> !sub.isInterface() && House.isWritten(sub))
                .toList();
    }

    /** Spring Data, HTTP clients and MapStruct write the implementation; a lambda needs none. */
    private static boolean isMadeByAFramework(JavaClass type) {
        return type.isAnnotatedWith(FunctionalInterface.class)
                || type.isAnnotatedWith("org.mapstruct.Mapper")
                || type.getAllRawInterfaces().stream()
                        .anyMatch(parent -> parent.getName().startsWith("org.springframework.data"))
                || type.getMethods().stream()
                        .flatMap(method -> method.getAnnotations().stream())
                        .anyMatch(annotation -> annotation
                                .getRawType()
                                .getName()
                                .startsWith("org.springframework.web.service.annotation"));
    }

    @Test
    void a_controller_is_nobodys_business_but_its_rooms() {
        assertThat(written()
                        .filter(type -> type.isMetaAnnotatedWith("org.springframework.stereotype.Controller"))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getName))
                .as("a controller is called by the framework only: package-private")
                .isEmpty();
    }

    private static Stream<JavaClass> written() {
        return House.CLASSES.stream().filter(House::isWritten);
    }
}
