package weft.hdl;

import weft.hdl.ir.EnumType;

/** What a constant node holds if it was written as a constant of an enumeration. */
record EnumConstant(int ordinal, EnumType type) {}
