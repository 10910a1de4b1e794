/** The design that generation is measured on, written as its peers in Scala are. */
package weft.bench;
