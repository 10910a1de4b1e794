package weft.hdl;

import java.math.BigInteger;
import weft.hdl.ir.EnumType;

/** What a constant node holds if it was written as a constant of an enumeration. */
record EnumConstant(BigInteger code, EnumType type) {}
