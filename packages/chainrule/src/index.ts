/**
 * All of chainrule in one import: tensors, layers, losses, optimizers and the gradient checker.
 *
 * @packageDocumentation
 */
export * from '@chainrule/tensor';
export * from '@chainrule/layers';
export * from '@chainrule/losses';
export * from '@chainrule/optim';
export * from '@chainrule/gradcheck';
