package org.usra.launcher.running;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that gets the {@code Addresses} of a running Usra, the same as every other such class. They come last, one
 * after the other, so that it does not stand beside the ones that tests of starting and stopping begin.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Order(Integer.MAX_VALUE)
@ExtendWith(OneUsra.class)
public @interface OnOneUsra {}
