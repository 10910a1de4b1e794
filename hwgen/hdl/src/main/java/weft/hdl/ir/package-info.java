/**
 * The elaborated design: immutable, and the one contract that every check, pass, printer and engine
 * shares. Nothing here knows the author's vocabulary.
 *
 * <h2>Shape</h2>
 *
 * A {@link weft.hdl.ir.Design} holds distinct {@link weft.hdl.ir.Module modules}, children before
 * parents. A module holds ports, and {@link weft.hdl.ir.Module#items items} in the author's order:
 * declarations ({@link weft.hdl.ir.Wire}, {@link weft.hdl.ir.Register}, {@link
 * weft.hdl.ir.Memory}), {@link weft.hdl.ir.Instance instances} and {@link weft.hdl.ir.Process
 * processes}. An item is declared before any process that reads it.
 *
 * <p>Everything has identity equality and an integer id that is its index in the module's list
 * ({@code module.exprs().get(e.id()) == e}, likewise signals and memories), so a pass keeps its
 * facts in arrays. Operands have smaller ids than their users: <b>a loop over {@link
 * weft.hdl.ir.Module#exprs exprs} visits operands first, and nobody needs recursion</b>. Chains of
 * 100,000 operators occur; never recurse over expressions. Blocks nest at most {@link
 * weft.hdl.ir.Block#MAX_DEPTH} deep, so recursion over statements is bounded. An arm list may hold
 * 100,000 arms. {@code exprs} may hold nodes that nothing uses.
 *
 * <h2>Widths, written once</h2>
 *
 * Every expression and signal has a {@link weft.hdl.ir.Kind} and a width in bits, 0 or more. BOOL
 * has width 1. Width 0 is legal anywhere, has the value 0 and must vanish from the Verilog. Nothing
 * is extended or cut implicitly:
 *
 * <table>
 * <caption>Result of each node; w(x) is the width of x, k(x) its kind</caption>
 * <tr><th>node<th>operands<th>result
 * <tr><td>Constant<td>none<td>value in the range of kind and width (SINT: signed value; others: 0..2^w-1)
 * <tr><td>Ref<td>a signal<td>the signal's kind and width
 * <tr><td>Unary NOT<td>any<td>same kind and width, every bit inverted
 * <tr><td>Unary NEG<td>UINT or SINT<td>same kind and width, two's complement, wraps
 * <tr><td>Unary AND_ALL OR_ALL XOR_ALL<td>any<td>BOOL; of width 0: true, false, false
 * <tr><td>Binary ADD SUB<td>UINT or SINT, equal kind and width<td>same kind and width, wraps
 * <tr><td>Binary MUL<td>UINT or SINT, equal kind, any widths<td>same kind, w(a)+w(b): exact
 * <tr><td>Binary DIV REM<td>UINT or SINT, equal kind and width<td>same; rounds toward 0, REM has the sign of a; x/0 is all ones, x%0 is x; the most negative / -1 wraps to itself, remainder 0
 * <tr><td>Binary AND OR XOR<td>equal kind and width<td>same kind and width
 * <tr><td>Binary EQ NE<td>equal kind and width<td>BOOL
 * <tr><td>Binary LT LE GT GE<td>UINT or SINT, equal kind and width<td>BOOL, signed if SINT
 * <tr><td>Binary SHL SHR<td>b is UINT of any width<td>k(a), w(a); SHR of SINT copies the sign; an amount of w(a) or more gives 0 (or all sign)
 * <tr><td>Mux<td>BOOL, then a and b of equal kind and width<td>the same
 * <tr><td>Select<td>a subject, values of equal kind and width, always a default<td>the same; labels are pairwise distinct constants of the subject's kind and width
 * <tr><td>Slice hi lo<td>any, w(a) &gt; hi &gt;= lo &gt;= 0<td>any kind asked for, hi-lo+1
 * <tr><td>Index<td>a of n elements of width e each (w(a) = n*e), index UINT<td>any kind asked for, width e: element index counted from the least significant; index &gt;= n reads 0
 * <tr><td>Concat<td>any, first is most significant<td>BITS, the sum; of nothing: width 0
 * <tr><td>Extend<td>any, w &gt;= w(a)<td>k(a), w; SINT copies the sign, others fill with 0
 * <tr><td>Cast<td>any<td>any kind of the same width: the same bits
 * <tr><td>MemRead<td>address UINT of any width<td>the memory's kind and width, asynchronous: the present contents; an address &gt;= depth reads 0
 * </table>
 *
 * <h2>Pads</h2>
 *
 * The top may list {@link weft.hdl.ir.Pad}s: each is three of its data ports, an input that reads a
 * pin of the chip, an output that is put there, and one that says when. Checks, passes and engines
 * see the three ports and nothing else; what drives the input of an engine decides what the pin
 * shows. Only a printer knows of high impedance: it writes one bidirectional port.
 *
 * <h2>Behaviour</h2>
 *
 * A {@link weft.hdl.ir.Process} drives its targets: every wire, output port and instance input pin
 * is driven by exactly one combinational process, every register and memory by at most one clocked
 * one. No signal is a target of two processes. In a process, sets apply in order and the last
 * active one wins, bit by bit. Every read, in conditions, indexes and values alike, sees the
 * signal's final value of the cycle, never an intermediate one; a register's is its present one.
 * Combinational processes with more than one target never read any of their own targets, directly
 * or through other combinational logic of the module or its children. The checks have proven before
 * a printer sees the design: no latch, no combinational loop, every bit driven once.
 *
 * <p>A register that no set reaches in a cycle keeps its value. While the reset of its domain is
 * active it holds its reset value, if it has one. Registers with and without reset value never
 * share a process; a memory has a process of its own. A synchronous read is a register without
 * reset set to a MemRead (read-under-write gives the old word, because the process reads present
 * contents), or a MemRead at a registered address (it gives the new word).
 *
 * <p>A clocked process without targets observes ({@link weft.hdl.ir.Process#isObserver}): its
 * statements are {@link weft.hdl.ir.Statement.Check} and {@link weft.hdl.ir.Statement.Print}, under
 * conditions, and no other process has such. It runs in program order at every edge of its clock at
 * which the reset is not active, sees the values before the edge, and changes nothing. A module has
 * at most one a domain.
 *
 * <h2>Clocks</h2>
 *
 * A module that holds state, or a child that does, lists the {@link weft.hdl.ir.ClockDomain}s that
 * it needs and has for each a port of role CLOCK, and one of role RESET where a register in it or
 * below it has a reset value, or a process observes; domains that share a net share its port. These
 * come before the author's ports. They have no pins on instances: a printer connects them to the
 * parent's nets of the same name, which exist. No expression refers to them.
 *
 * <p>A domain with a parent is made in one module, by a {@link weft.hdl.ir.DomainSource} among its
 * items: there its own net is driven, from there it goes down. All edges at one instant sample the
 * values before them. A {@link weft.hdl.ir.ClockGate} makes no new instants: its domain takes part
 * in an edge of the parent if enable or test was 1 before it. An asynchronous reset acts at once,
 * one from a {@link weft.hdl.ir.ResetSource} as well: a register that resets or releases others in
 * an edge does so after that edge.
 *
 * <p>A register reads what registers of related domains drive ({@link
 * weft.hdl.ir.ClockDomain#isSynchronousTo}), and of others only what a {@link weft.hdl.ir.Crossing}
 * of the module declares. An input of the top belongs to the domain of its {@link
 * weft.hdl.ir.Arrival}, else to the one that reads it. The checks have proven both.
 */
package weft.hdl.ir;
