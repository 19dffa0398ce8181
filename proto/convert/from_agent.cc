#include "proto/convert/from_agent.h"

#include "proto/convert/order.h"
#include "proto/convert/words.h"
#include "redoubt/v1/agent.pb.h"

namespace redoubt::convert {
namespace {

static_assert(wire<v1::Pace>(terms::Pace::kFree) == v1::Pace_MAX);

/// Writes whatever an agent says into the field that is for it.
struct Writer {
  v1::FromAgent& to;

  void operator()(const terms::Hello& from) const {
    v1::Hello& hello = *to.mutable_hello();
    hello.set_version(from.version);
    hello.set_agent(from.agent);
    hello.set_cell(from.cell);
    hello.set_pace(wire<v1::Pace>(from.pace));
    hello.set_cursor(from.cursor);
    hello.set_grant(from.grant);
  }
  void operator()(const terms::Turn& from) const {
    to.mutable_turn()->set_grant(from.grant);
    to_wire(from.intent, *to.mutable_turn()->mutable_intent());
  }
  void operator()(const terms::Orders& from) const {
    v1::Orders& orders = *to.mutable_orders();
    for (const terms::Order& order : from.orders) to_wire(order, *orders.add_orders());
  }
  void operator()(const terms::Seen& from) const { to.mutable_seen()->set_cursor(from.cursor); }
  void operator()(const terms::AgentGoodbye& from) const {
    to.mutable_goodbye()->set_why(from.why);
  }
};

terms::Hello hello(const v1::Hello& wire, Ingress& in) {
  in.at_least(wire.agent().size(), 1, "the length of the agent's name");
  in.at_most(wire.agent().size(), kNameMax, "the length of the agent's name");
  in.at_least(wire.cell().size(), 1, "the length of the cell's name");
  in.at_most(wire.cell().size(), kNameMax, "the length of the cell's name");
  return {.version = wire.version(),
          .agent = wire.agent(),
          .cell = wire.cell(),
          .pace = in.word<terms::Pace>(wire.pace(), v1::Pace_MAX, "pace"),
          .cursor = wire.cursor(),
          .grant = wire.grant()};
}

terms::Turn turn(const v1::Turn& wire, Ingress& in) {
  in.at_least(wire.grant(), 1, "the grant of a turn");
  return {wire.grant(), intent(wire.intent(), in)};
}

terms::Orders orders(const v1::Orders& wire, Ingress& in) {
  in.at_most(wire.orders_size(), terms::kOrdersPerTurnMax, "the number of orders in a message");
  terms::Orders orders;
  if (!in.ok()) return orders;
  for (const v1::Order& one : wire.orders()) orders.orders.push_back(order(one, in));
  return orders;
}

terms::AgentGoodbye goodbye(const v1::AgentGoodbye& wire, Ingress& in) {
  in.at_most(wire.why().size(), kWhyMax, "the length of a goodbye");
  return {wire.why()};
}

}  // namespace

void to_wire(const terms::FromAgent& message, v1::FromAgent& to) {
  std::visit(Writer{to}, message);
}

terms::Result<terms::FromAgent> from_wire(const v1::FromAgent& wire) {
  using terms::FromAgent;
  Ingress in;
  switch (wire.what_case()) {
    case v1::FromAgent::kHello:
      return in.result<FromAgent>(hello(wire.hello(), in));
    case v1::FromAgent::kTurn:
      return in.result<FromAgent>(turn(wire.turn(), in));
    case v1::FromAgent::kOrders:
      return in.result<FromAgent>(orders(wire.orders(), in));
    case v1::FromAgent::kSeen:
      return FromAgent{terms::Seen{wire.seen().cursor()}};
    case v1::FromAgent::kGoodbye:
      return in.result<FromAgent>(goodbye(wire.goodbye(), in));
    case v1::FromAgent::WHAT_NOT_SET:
      break;
  }
  return terms::Error{terms::Code::kInvalidArgument, "a message of a kind nobody here knows"};
}

}  // namespace redoubt::convert
