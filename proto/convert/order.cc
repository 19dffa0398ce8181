#include "proto/convert/order.h"

#include "redoubt/v1/order.pb.h"

namespace redoubt::convert {
namespace {

using terms::ActionId;
using terms::Handle;

static_assert(v1::Steering_MAX == terms::kSteeringCount);
static_assert(v1::Reason_MAX == terms::kReasonCount);
static_assert(wire<v1::Verdict>(terms::Verdict::kRefused) == v1::VERDICT_REFUSED);
static_assert(wire<v1::Reason>(terms::Reason::kInterrupted) == v1::REASON_INTERRUPTED);

terms::Act act(const v1::Act& wire) {
  return {.action = id<ActionId>(wire.action()),
          .target = id<Handle>(wire.target()),
          .with = id<Handle>(wire.second())};
}

terms::Reply reply(const v1::Reply& wire, Ingress& in) {
  in.at_most(wire.option(), UINT16_MAX, "the option of a reply");
  in.at_most(wire.text().size(), terms::kReplyTextMax, "the length of a reply");
  return {.inject = id<Handle>(wire.inject()),
          .option = static_cast<std::uint16_t>(wire.option()),
          .text = wire.text()};
}

terms::Direct direct(const v1::Direct& wire, Ingress& in) {
  in.at_most(wire.inject().size(), terms::kInjectNumberMax, "the length of an inject's number");
  in.at_most(wire.level(), UINT16_MAX, "the level of a mark");
  in.at_most(wire.why().size(), terms::kReplyTextMax, "the length of a reason");
  return {.what = in.word<terms::Steering>(wire.what(), v1::Steering_MAX, "what"),
          .inject = wire.inject(),
          .cell = id<terms::CellId>(wire.cell()),
          .level = static_cast<std::uint16_t>(wire.level()),
          .why = wire.why()};
}

/// Writes what is asked for into the field that is for it.
struct Writer {
  v1::Order& to;

  void operator()(const terms::Act& act) const {
    to.mutable_act()->set_action(wire(act.action));
    to.mutable_act()->set_target(wire(act.target));
    to.mutable_act()->set_second(wire(act.with));
  }
  void operator()(const terms::Reply& reply) const {
    to.mutable_reply()->set_inject(wire(reply.inject));
    to.mutable_reply()->set_option(reply.option);
    to.mutable_reply()->set_text(reply.text);
  }
  void operator()(const terms::Acknowledge& acknowledge) const {
    to.mutable_acknowledge()->set_inject(wire(acknowledge.inject));
  }
  void operator()(const terms::Direct& direct) const {
    v1::Direct& written = *to.mutable_direct();
    written.set_what(wire<v1::Steering>(direct.what));
    written.set_inject(direct.inject);
    written.set_cell(wire(direct.cell));
    written.set_level(direct.level);
    written.set_why(direct.why);
  }
};

}  // namespace

void to_wire(const terms::Order& order, v1::Order& to) {
  to.set_number(order.number);
  std::visit(Writer{to}, order.what);
}

terms::Order order(const v1::Order& wire, Ingress& in) {
  in.at_least(wire.number(), 1, "the number of an order");
  switch (wire.what_case()) {
    case v1::Order::kAct:
      return {wire.number(), act(wire.act())};
    case v1::Order::kReply:
      return {wire.number(), reply(wire.reply(), in)};
    case v1::Order::kAcknowledge:
      return {wire.number(), terms::Acknowledge{id<Handle>(wire.acknowledge().inject())}};
    case v1::Order::kDirect:
      return {wire.number(), direct(wire.direct(), in)};
    case v1::Order::WHAT_NOT_SET:
      break;
  }
  in.refuse(terms::Code::kInvalidArgument, "an order asks for nothing");
  return {};
}

void to_wire(const terms::Intent& intent, v1::Intent& to) {
  for (const terms::Order& order : intent.orders) to_wire(order, *to.add_orders());
  if (intent.wake != terms::kNever) to.set_wake_us(wire(intent.wake));
  for (const std::string& note : intent.notes) to.add_notes(note);
}

terms::Intent intent(const v1::Intent& wire, Ingress& in) {
  in.at_most(wire.orders_size(), terms::kOrdersPerTurnMax, "the number of orders in a turn");
  in.at_most(wire.notes_size(), terms::kNotesPerTurnMax, "the number of notes in a turn");
  terms::Intent intent;
  if (!in.ok()) return intent;
  for (const v1::Order& asked : wire.orders()) intent.orders.push_back(order(asked, in));
  if (wire.has_wake_us()) intent.wake = in.time(wire.wake_us(), "wake_us");
  for (const std::string& note : wire.notes()) {
    in.at_most(note.size(), terms::kNoteMax, "the length of a note");
    intent.notes.push_back(note);
  }
  return intent;
}

void to_wire(const terms::Ruling& ruling, v1::Ruling& to) {
  to.set_order(ruling.order);
  to.set_verdict(wire<v1::Verdict>(ruling.verdict));
  to.set_reason(wire<v1::Reason>(ruling.reason));
  to.set_starts_us(wire(ruling.starts));
  to.set_ends_us(wire(ruling.ends));
}

terms::Ruling ruling(const v1::Ruling& wire, Ingress& in) {
  return {.order = wire.order(),
          .verdict = in.word<terms::Verdict>(wire.verdict(), v1::Verdict_MAX, "verdict"),
          .reason = in.word<terms::Reason>(wire.reason(), v1::Reason_MAX, "reason"),
          .starts = in.time(wire.starts_us(), "starts_us"),
          .ends = in.time(wire.ends_us(), "ends_us")};
}

}  // namespace redoubt::convert
