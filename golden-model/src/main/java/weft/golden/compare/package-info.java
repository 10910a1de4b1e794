/** Designs side by side, measured in the golden model: FORMS and ISAAC on the same network. */
package weft.golden.compare;
