package org.usra.record.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/**
 * A rule across elements. The guide states it in FHIRPath, here it is compiled by hand; {@code ProfilesAgainstHapiTest} holds
 * the two together.
 */
record Invariant(String key, Predicate<JsonNode> holds, String arabic, String english) {}
