/**
 * Training of networks for crossbars by ADMM (FORMS, arXiv 2106.09144; Zhang et al., ECCV 2018):
 * structured pruning, polarisation of fragments, quantisation, each followed by training under its
 * mask.
 */
package weft.golden.admm;
