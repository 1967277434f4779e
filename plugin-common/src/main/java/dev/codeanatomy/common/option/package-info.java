/**
 * Option binding. Declared options and given values come in; checked, complete options or every
 * finding about them go out. The host binds plugin and table options with it, the engine a
 * session's.
 */
@NullMarked
package dev.codeanatomy.common.option;

import org.jspecify.annotations.NullMarked;
