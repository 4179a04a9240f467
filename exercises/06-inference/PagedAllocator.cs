// 06.4 Paged allocator. Objective: give each sequence blocks as it grows, share what two have in common, and find earlier prompts again.
// A cache of `blocks` blocks, each for blockSize tokens. Table(id): the sequence's blocks in order, tokens / blockSize of them, rounded up.
//   Start    a sequence with a prompt of 1 token and more. Full blocks with which an earlier prompt began, and which still hold it, are
//            shared and not computed again. Returns their tokens, or -1 where the rest does not fit: then nothing has changed.
//   Append   one more token; false where that needs a block and none is free. A block that another sequence holds too is not written to:
//            the one that writes gets a fresh block in its place, and copy says which is to be copied to which. Else copy is null.
//   Fork     a second sequence with the same tokens, which takes no block
//   Release  gives the blocks back that nobody else holds. They are free, and still found by Start until a fresh block is taken from them.
// A fresh block is the one that became free longest ago; at first 0, 1, 2 ... Of one sequence the last block becomes free first.
// FreeBlocks: those that no sequence holds. HitRate: tokens found of all tokens of prompts that were started, 0 before the first.
// An id that is not there, or is there already, throws, and nothing has changed.
// Out of scope: finding answers again, for which Append would need their tokens; moving sequences out. About 50 lines.
public sealed class PagedAllocator
{
    // your turn: begin
    public PagedAllocator(int blocks, int blockSize) => throw new NotAttempted("06.4");

    public int FreeBlocks => throw new NotAttempted("06.4");

    public double HitRate => throw new NotAttempted("06.4");

    public IReadOnlyList<int> Table(int id) => throw new NotAttempted("06.4");

    public int Start(int id, ReadOnlySpan<int> prompt) => throw new NotAttempted("06.4");

    public bool Append(int id, out (int From, int To)? copy) => throw new NotAttempted("06.4");

    public void Fork(int id, int fork) => throw new NotAttempted("06.4");

    public void Release(int id) => throw new NotAttempted("06.4");
    // your turn: end
}
