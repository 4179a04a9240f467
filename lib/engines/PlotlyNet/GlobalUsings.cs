// The fluent property setters, in every file of the engine.
global using DynamicObj;
