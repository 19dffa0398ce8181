#pragma once

/// Who goes first while every processor is taken. A thousand agents can be told more than a machine
/// carries; the director's pause passes through the console's thread, the strand, the disk and
/// back, and must not queue behind that in front of each of them.
///
/// Neither takes a right from anybody, and both are only asked of the system: where it does not
/// know them, threads run as they would have.
namespace redoubt::conduct {

/// This thread waits for the strand's or people's business: it is let in when some comes. Its share
/// of processor time stays the same; it takes it in shorter turns (Linux 6.12 and later).
void go_first();

/// This thread, and all that it starts from now on, carries what may come a little later: its share
/// is smaller than others', and its turns are longer, which whoever goes first may interrupt.
void give_way();

}  // namespace redoubt::conduct
