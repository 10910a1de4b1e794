package weft.hdl.regs;

import weft.hdl.Bool;

/** The pins of a {@link RegisterFile} that its map has no use for. */
final class UnusedPins {
  private final RegisterMap map;
  private final FieldPorts fields;

  UnusedPins(RegisterMap map, FieldPorts fields) {
    this.map = map;
    this.fields = fields;
  }

  /** Says of every pin that the map leaves without a reader why nobody reads it. */
  void mark(RegisterFile file, Bool happens) {
    long data = 0;
    boolean writes = false;
    boolean keeps = false;
    boolean reads = false;
    for (Register register : map.registers()) {
      for (Field field : register.fields()) {
        Access access = field.access();
        data |= access.writable() && field.min() < field.max() ? field.mask() : 0;
        writes |= access.writable();
        keeps |=
            fields.events.containsKey(field)
                || fields.values.containsKey(field)
                    && !field.isKeptElsewhere()
                    && field.min() < field.max();
        reads |= access.changedByRead() || fields.taken.containsKey(field);
      }
    }
    for (Window window : map.windows()) {
      data |= window.access() != Access.READ_ONLY ? 0xFFFF_FFFFL : 0;
      writes |= window.access() != Access.READ_ONLY;
      reads |= window.access() != Access.WRITE_ONLY;
    }
    for (int i = 0; i < 4; i++) {
      long missing = ~data >>> 8 * i & 0xFF;
      if (missing == 0xFF && map.strobes() == RegisterMap.Strobes.BYTES) {
        file.writeStrobe.bit(i).unused("byte " + i + " holds no field that is written");
      }
      for (int bit = 8 * i; bit < 8 * i + 8; bit++) {
        if ((data >>> bit & 1) == 0) {
          file.writeData.bit(bit).unused("no field that is written");
        }
      }
    }
    if (!writes) {
      file.writeAddress.unused("nothing is written");
      happens.unused("nothing is written");
      file.refuse.unused("nothing is written");
    }
    if (!reads) {
      file.read.unused("nothing changes by being read");
    }
    if (!keeps) {
      file.clear.unused("nothing is kept");
    }
  }
}
