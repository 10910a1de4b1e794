/** YAML read strictly, with errors that name file, line and key. */
package weft.arch.yaml;
