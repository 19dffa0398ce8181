#include "proto/convert/order.h"

#include "redoubt/v1/order.pb.h"

namespace redoubt::convert {
namespace {

using terms::ActionId;
using terms::Handle;

static_assert(v1::Steering_MAX == terms::kSteeringCount);
static_assert(v1::Reason_MAX == terms::kReasonCount);
static_assert(wire<v1::Verdict>(terms::Verdict::kRefused) == v1::VERDICT_REFUSED);
static_assert(wire<v1::Reason>(terms::Reason::kNumberTaken) == v1::REASON_NUMBER_TAKEN);

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

/// What the wire says of a line, where it says so.
std::optional<std::string> given(bool there, const std::string& text) {
  return there ? std::optional(text) : std::nullopt;
}

terms::Amend amend(const v1::Amend& wire, Ingress& in) {
  terms::Amend amend;
  amend.inject = wire.inject();
  amend.add = wire.add();
  if (wire.has_at_us()) amend.at = in.time(wire.at_us(), "at_us");
  amend.follow = wire.follow();
  in.at_most(wire.to().cells_size(), terms::kAmendCellsMax, "the number of addressees");
  in.at_most(wire.options_size(), terms::kAmendOptionsMax, "the number of options");
  if (!in.ok()) return amend;
  if (wire.has_to()) {
    amend.to.emplace();
    for (const std::uint32_t cell : wire.to().cells()) amend.to->push_back(id<terms::CellId>(cell));
  }
  amend.title = given(wire.has_title(), wire.title());
  amend.from = given(wire.has_sender(), wire.sender());
  amend.subject = given(wire.has_subject(), wire.subject());
  amend.body = given(wire.has_body(), wire.body());
  amend.expects = given(wire.has_expects(), wire.expects());
  amend.notes = given(wire.has_notes(), wire.notes());
  if (wire.has_deadline_us()) amend.deadline = in.duration(wire.deadline_us(), "deadline_us");
  if (wire.kind() != v1::INJECT_KIND_UNSPECIFIED) {
    amend.kind = in.word<terms::InjectKind>(wire.kind(), v1::InjectKind_MAX, "kind");
  }
  amend.incident = wire.incident();
  amend.objective = wire.objective();
  amend.rubric = wire.rubric();
  amend.options.assign(wire.options().begin(), wire.options().end());
  amend.why = wire.why();
  if (!within_limits(amend)) {
    in.refuse(terms::Code::kInvalidArgument, "a text of an amended inject is too long");
  }
  return amend;
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
  void operator()(const terms::SharedAmend& shared) const {
    const terms::Amend& amend = *shared;
    v1::Amend& written = *to.mutable_amend();
    written.set_inject(amend.inject);
    written.set_add(amend.add);
    if (amend.at) written.set_at_us(wire(*amend.at));
    written.set_follow(amend.follow);
    if (amend.to) {
      for (const terms::CellId cell : *amend.to) written.mutable_to()->add_cells(wire(cell));
      written.mutable_to();
    }
    if (amend.title) written.set_title(*amend.title);
    if (amend.from) written.set_sender(*amend.from);
    if (amend.subject) written.set_subject(*amend.subject);
    if (amend.body) written.set_body(*amend.body);
    if (amend.expects) written.set_expects(*amend.expects);
    if (amend.notes) written.set_notes(*amend.notes);
    if (amend.deadline) written.set_deadline_us(wire(*amend.deadline));
    if (amend.kind) written.set_kind(wire<v1::InjectKind>(*amend.kind));
    written.set_incident(amend.incident);
    written.set_objective(amend.objective);
    written.set_rubric(amend.rubric);
    for (const std::string& option : amend.options) written.add_options(option);
    written.set_why(amend.why);
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
    case v1::Order::kAmend:
      return {wire.number(), std::make_shared<const terms::Amend>(amend(wire.amend(), in))};
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
