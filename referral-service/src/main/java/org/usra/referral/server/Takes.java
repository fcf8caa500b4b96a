package org.usra.referral.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The inputs of an operation that reads its Parameters itself, where HAPI's typed parameters cannot say them. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Takes {

    Given[] value();

    /** One input; the parts of {@code follow-up} are called {@code follow-up.text} and so on. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({})
    @interface Given {

        String name();

        /** FHIR types of the value; none for an input of parts. */
        String[] type() default {};

        boolean required() default false;

        boolean many() default false;
    }
}
