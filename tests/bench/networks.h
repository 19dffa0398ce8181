#pragma once

#include <cstdint>
#include <memory>

#include "controller/scenario/exercise.h"

namespace redoubt::bench {

using Network = std::shared_ptr<const scenario::Exercise>;

/// The published medium scenario of NASim where its file is at hand; else one drawn as large: 16
/// hosts, 5 subnets, 5 exploits, 3 escalations, 2000 steps.
Network medium_network();

/// Drawn as NASim's generator does: a public subnet and a sensitive one with a host each, the rest
/// in a tree of subnets of five; five services, five exploits, three escalations. It ends after
/// `steps` if its goal was not reached.
Network generated_network(std::uint32_t hosts, std::int64_t steps);

/// Steps per second of processor time of a uniform random red in `runs` rehearsals, everything
/// counted that a sweep does.
double steps_per_second(const Network& network, std::uint64_t runs);

}  // namespace redoubt::bench
