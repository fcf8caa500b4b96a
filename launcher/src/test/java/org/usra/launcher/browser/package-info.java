/**
 * A person of the demonstration in a real Chromium, and what can be held against a page there: barriers, width, focus,
 * print, complaints of the browser.
 */
@NullMarked
package org.usra.launcher.browser;

import org.jspecify.annotations.NullMarked;
