/**
 * The hardware description library: the author's vocabulary.
 *
 * <p>A {@link weft.hdl.Component}'s constructor says what it is made of, in the words of {@link
 * weft.hdl.Hdl}; {@link weft.hdl.Elaborator} runs it and gives the immutable design of {@link
 * weft.hdl.ir}. Everything else in this package is how it does that: nodes and statements as the
 * author writes them ({@code Node}, {@code Decl}, {@code Step}, {@code Scope}), names from call
 * sites ({@code CallSites}, {@code ClassNames}, {@code FieldNames}), and the way into the IR
 * ({@code Freezer}, {@code Groups}, {@code Splitter}).
 */
package weft.hdl;
