/** The problem's network as an ONNX model: Gemm, Relu, Gemm … in protocol buffers, whose fields onnx.proto numbers. */
import type { Problem } from './problem.ts';

const FLOAT = 1; // TensorProto.DataType
const INT = 2; // AttributeProto.AttributeType

export function onnxModel({ sizes, batch, weights }: Problem): Uint8Array {
  const last = weights.length - 1;
  const nodes = weights.flatMap((_, l) => {
    const Z = l < last ? `Z${l}` : 'Z';
    const transB = bytes(5, [text(1, 'transB'), int(3, 1), int(20, INT)]);
    const gemm = [
      text(1, l === 0 ? 'A' : `A${l}`),
      text(1, `W${l}`),
      text(1, `b${l}`),
      text(2, Z),
      text(4, 'Gemm'),
    ];
    const relu = [text(1, Z), text(2, `A${l + 1}`), text(4, 'Relu')];
    return l < last ? [bytes(1, [...gemm, transB]), bytes(1, relu)] : [bytes(1, [...gemm, transB])];
  });
  const initializers = weights.flatMap(({ W, b }, l) => [
    tensor(`W${l}`, [b.length, sizes[l]!], W),
    tensor(`b${l}`, [b.length], b),
  ]);
  const input = bytes(11, value('A', [batch, sizes[0]!]));
  const output = bytes(12, value('Z', [batch, sizes.at(-1)!]));
  const graph = bytes(7, [...nodes, text(2, 'mlp'), ...initializers, input, output]);
  const opset = bytes(8, [int(2, 13)]);
  return Uint8Array.from([int(1, 7), graph, opset].flat());
}

function tensor(name: string, dims: readonly number[], data: Float32Array): number[] {
  const raw = Array.from(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  return bytes(5, [...dims.map((dim) => int(1, dim)), int(2, FLOAT), text(8, name), bytes(9, [raw])]);
}

function value(name: string, dims: readonly number[]): number[][] {
  const shape = bytes(
    2,
    dims.map((dim) => bytes(1, [int(1, dim)])),
  );
  return [text(1, name), bytes(2, [bytes(1, [int(1, FLOAT), shape])])];
}

/** A length-delimited field (wire type 2): a message, a string or raw numbers. */
function bytes(field: number, parts: readonly (readonly number[])[]): number[] {
  const content = parts.flat();
  return [...varint(field * 8 + 2), ...varint(content.length), ...content];
}

function text(field: number, content: string): number[] {
  return bytes(field, [Array.from(new TextEncoder().encode(content))]);
}

/** An integer field (wire type 0). */
function int(field: number, content: number): number[] {
  return [...varint(field * 8), ...varint(content)];
}

function varint(n: number): number[] {
  return n < 128 ? [n] : [(n % 128) + 128, ...varint(Math.floor(n / 128))];
}
