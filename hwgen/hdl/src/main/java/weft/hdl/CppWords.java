package weft.hdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Names that Verilog takes, but that Verilator 5.006 warns about when ports of the top have them
 * (SYMRSVDWORD): words of C++ and SystemC. Found by giving it all words in its own program text.
 */
final class CppWords {
  private static final Set<String> WORDS =
      Set.of(
          ("abort alignas alignof and_eq asm atomic_cancel atomic_commit atomic_noexcept auto"
                  + " bit_vector bitand bitor bool catch cdecl char char16_t char32_t compl complex"
                  + " concept const_cast const_iterator constexpr decltype delete deque double"
                  + " dynamic_cast explicit false far float friend goto huge inline interrupt list"
                  + " long map mutable namespace near noexcept not_eq nullptr operator override"
                  + " pascal private public queue reference requires sc_clock sc_in sc_inout sc_out"
                  + " sc_signal sensitive sensitive_neg sensitive_pos set short sizeof stack"
                  + " static_assert static_cast switch synchronized template thread_local throw"
                  + " transaction_safe transaction_safe_dynamic true try type_info typeid typename"
                  + " uint16_t uint32_t uint8_t using xor_eq")
              .split(" "));

  private CppWords() {}

  /** A line for each port of the top that has such a name. */
  static List<String> warnings(Scope top) {
    List<String> warnings = new ArrayList<>();
    top.ports.forEach(port -> warn(port.finalName, port.site, warnings));
    top.pads.forEach(pad -> warn(pad.finalName, pad.site, warnings));
    return warnings;
  }

  private static void warn(String name, Site site, List<String> warnings) {
    if (WORDS.contains(name)) {
      String what = ": Verilator warns about a port of the top called ";
      warnings.add(site.at + what + name + ", a word of C++");
    }
  }
}
